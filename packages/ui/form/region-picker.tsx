// Chooses a place level by level: each choice opens the next list, down to where the tree ends.
import { useQuery } from "@tanstack/react-query"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { SearchSelect } from "./search-select.tsx"
import { useFormSources } from "./sources.tsx"

export interface RegionPickerParts {
  readonly id: string
  readonly value: string | null
  readonly onChange: (code: string | null) => void
  readonly label: string
  readonly describedBy?: string
  readonly invalid?: boolean
}

/** Places are 12-digit codes. Any level may be chosen; deeper levels refine it. */
export function RegionPicker({ id, value, onChange, label, describedBy, invalid = false }: RegionPickerParts) {
  const sources = useFormSources()
  const path = useQuery({ queryKey: ["region-path", value], queryFn: () => (value ? sources.regionPath(value) : []), staleTime: Infinity, placeholderData: (before) => (value ? before : []) })
  const chosen = (path.data ?? []).map((one) => one.code)
  const parents = ["", ...chosen]
  return (
    <div className="jy-stack-s">
      {parents.map((parent, index) => (
        <Level
          key={`${index}-${parent}`}
          id={index === 0 ? id : `${id}-${index}`}
          parent={parent}
          chosen={chosen[index] ?? null}
          label={label}
          depth={index}
          invalid={invalid}
          onChoose={onChange}
          {...(describedBy ? { describedBy } : {})}
        />
      ))}
    </div>
  )
}

interface LevelParts {
  readonly id: string
  readonly parent: string
  readonly chosen: string | null
  readonly label: string
  readonly depth: number
  readonly invalid: boolean
  readonly describedBy?: string
  readonly onChoose: (code: string | null) => void
}

function Level({ id, parent, chosen, label, depth, invalid, describedBy, onChoose }: LevelParts) {
  const say = useTexts(uiTexts)
  const sources = useFormSources()
  const rows = useQuery({ queryKey: ["regions", parent], queryFn: () => sources.regionsBelow(parent), staleTime: Infinity })
  if (depth > 0 && rows.data?.length === 0) return null
  const name = depth === 0 ? label : say("region.level", { label, level: depth + 1 })
  return (
    <SearchSelect
      id={id}
      label={name}
      value={chosen}
      options={(rows.data ?? []).map((one) => ({ value: one.code, label: one.name }))}
      loading={rows.isPending}
      placeholder={say(depth === 0 ? "region.choose" : "region.further")}
      invalid={invalid && !chosen}
      allowClear={depth > 0}
      onChange={(code) => onChoose(code ?? (parent || null))}
      {...(describedBy ? { describedBy } : {})}
    />
  )
}

/** The name of a place, largest part first; the code until the name has come. */
export function PlaceName({ code }: { readonly code: string }) {
  const sources = useFormSources()
  const path = useQuery({ queryKey: ["region-path", code], queryFn: () => sources.regionPath(code), staleTime: Infinity })
  return <>{path.data?.map((one) => one.name).join("") || code}</>
}
