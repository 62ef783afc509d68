// Statements over drafted versions of rules, what happened to them, and the versions in force.
import type { RuleData } from "#policy"
import { statement } from "#platform/database"

/** What a draft says: the change in words, since when, by which document, and the rule itself. */
export interface DraftContent {
  readonly title: string
  readonly documentNumber: string
  readonly reason: string
  /** First business day. */
  readonly from: string
  /** First day of the version it was drafted from. */
  readonly basedOn: string
  readonly rule: RuleData
}

export type StepKind = "drafted" | "changed" | "sent" | "returned" | "withdrawn" | "approved"

export interface DraftStep {
  readonly draft_id: string
  readonly rule: string
  readonly drafted_by: string
  readonly drafted_name: string
  readonly drafted_person: string | null
  readonly step: number
  readonly kind: StepKind
  readonly content: DraftContent | null
  readonly says: string
  readonly by_name: string
  readonly at: string
}

const stepColumns = "d.draft_id, d.rule, d.drafted_by, d.drafted_name, d.drafted_person, s.step, s.kind, s.content, s.says, s.by_name, s.at"

interface Step extends Record<string, unknown> {
  readonly draft: string
  readonly by: string
  readonly name: string
  readonly now: string
}

export const insertDraft = statement<Step & { rule: string; person: string | null; content: string }>({
  name: "parameters.insert-rule-draft",
  reach: "reference",
  sql: `with made as (
          insert into parameters.rule_drafts (draft_id, rule, drafted_by, drafted_name, drafted_person, drafted_at) values (:draft::bigint, :rule, :by::bigint, :name, :person, :now::timestamptz) returning draft_id)
        insert into parameters.rule_draft_steps (draft_id, step, kind, content, by_id, by_name, at) select draft_id, 1, 'drafted', :content::jsonb, :by::bigint, :name, :now::timestamptz from made`,
})

/** Nothing is written where somebody took the step before. */
export const insertStep = statement<Step & { step: number; kind: string; content: string | null; says: string }, { step: number }>({
  name: "parameters.insert-rule-draft-step",
  reach: "reference",
  sql: `insert into parameters.rule_draft_steps (draft_id, step, kind, content, says, by_id, by_name, at)
        values (:draft, :step::int, :kind, :content::jsonb, :says, :by, :name, :now) on conflict (draft_id, step) do nothing returning step`,
})

export const readDraftSteps = statement<{ draft: string }, DraftStep>({
  name: "parameters.read-rule-draft",
  reach: "reference",
  sql: `select ${stepColumns} from parameters.rule_drafts d join parameters.rule_draft_steps s using (draft_id) where d.draft_id = :draft order by s.step`,
})

export const listDraftSteps = statement<{ rule: string }, DraftStep>({
  name: "parameters.list-rule-drafts",
  reach: "reference",
  sql: `select ${stepColumns} from (select * from parameters.rule_drafts where :rule = '' or rule = :rule order by draft_id desc limit 100) d join parameters.rule_draft_steps s using (draft_id) order by d.draft_id desc, s.step`,
})

export interface VersionRow {
  readonly rule: string
  readonly effective_from: string
  readonly draft_id: string
  readonly title: string
  readonly document_number: string
  readonly reason: string
  readonly content: RuleData
  readonly drafted_name: string
  readonly approved_name: string
  readonly approved_at: string
}

export const readVersions = statement<Record<string, never>, VersionRow>({
  name: "parameters.read-rule-versions",
  reach: "reference",
  sql: "select rule, effective_from, draft_id, title, document_number, reason, content, drafted_name, approved_name, approved_at from parameters.rule_versions order by rule, effective_from",
})

export const insertVersion = statement<{
  rule: string; from: string; draft: string; title: string; document: string; reason: string; content: string; drafter: string; drafterName: string; drafterPerson: string | null; by: string; name: string; person: string | null; now: string
}, { rule: string }>({
  name: "parameters.insert-rule-version",
  reach: "reference",
  sql: `insert into parameters.rule_versions (rule, effective_from, draft_id, title, document_number, reason, content, drafted_by, drafted_name, drafted_person, approved_by, approved_name, approved_person, approved_at)
        values (:rule, :from, :draft, :title, :document, :reason, :content::jsonb, :drafter, :drafterName, :drafterPerson, :by, :name, :person, :now) on conflict (rule, effective_from) do nothing returning rule`,
})
