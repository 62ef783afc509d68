// Papers an item may ask for: taken with the phone or chosen as a file, sent at once, listed with what they are.
import { CameraOutlined, CheckCircleOutlined, DeleteOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useState } from "react"
import { uploadDocument } from "#platform/documents/contract"
import { ProblemNotice } from "#ui"
import { call } from "#wire"
import { useSay } from "../../say.ts"

export interface ChosenPaper {
  readonly name: string
  readonly document: string
  readonly file: string
}

interface PapersPartParts {
  readonly papers: readonly { readonly name: string; readonly label: string; readonly required: boolean; readonly help?: string | undefined }[]
  readonly chosen: readonly ChosenPaper[]
  readonly onChosen: (papers: readonly ChosenPaper[]) => void
}

export function PapersPart({ papers, chosen, onChosen }: PapersPartParts) {
  const say = useSay()
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const take = async (name: string, file: File) => {
    setBusy(name)
    setFailure(null)
    try {
      const input = new FormData()
      input.append("file", file)
      const kept = await call(uploadDocument, { input })
      onChosen([...chosen.filter((one) => one.name !== name), { name, document: kept.documentId, file: kept.name }])
    } catch (problem) {
      setFailure(problem)
    } finally {
      setBusy(null)
    }
  }
  return (
    <section className="jy-check-group">
      <h3>{say("papers.title")}</h3>
      <ProblemNotice failure={failure} />
      {papers.map((paper) => {
        const there = chosen.find((one) => one.name === paper.name)
        const id = `field-papers.${paper.name}`
        return (
          <div key={paper.name} className="jy-field">
            <p className="jy-field-label">
              {paper.label}
              {paper.required ? null : <span className="jy-optional">{say("papers.optional")}</span>}
            </p>
            <p className="jy-field-help">{paper.help ?? say("papers.help")}</p>
            {there ? (
              <div className="jy-row">
                <CheckCircleOutlined aria-hidden="true" />
                <span>{there.file}</span>
                <Button icon={<DeleteOutlined aria-hidden="true" />} onClick={() => onChosen(chosen.filter((one) => one.name !== paper.name))}>
                  {say("papers.remove")}
                </Button>
              </div>
            ) : (
              <span className="jy-file">
              <label className="jy-file-button" htmlFor={id}>
                <CameraOutlined aria-hidden="true" /> {say("papers.choose")}
                <span className="jy-visually-hidden">{paper.label}</span>
              </label>
              <input
                id={id}
                type="file"
                className="jy-visually-hidden"
                accept="application/pdf,image/jpeg,image/png"
                disabled={busy !== null}
                onChange={(event) => {
                  const file = event.target.files?.[0]
                  if (file) void take(paper.name, file)
                }}
              />
              </span>
            )}
            {busy === paper.name ? <p role="status">{say("papers.sending")}</p> : null}
          </div>
        )
      })}
    </section>
  )
}
