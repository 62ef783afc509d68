// After sending: the number, what comes next, until when, what to do if nothing comes; to keep as PDF or picture.
import { CheckCircleFilled, DownloadOutlined, PictureOutlined } from "@ant-design/icons"
import { useQuery } from "@tanstack/react-query"
import { Button } from "antd"
import type { CaseView } from "#platform/casework/contract"
import { submissionReceipt } from "#platform/documents/contract"
import { dayInWords, dayOf, Go, NumberText, saveFile, shortDay, useLanguage } from "#ui"
import { addressOf } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { caseQuery } from "../../queries.ts"
import { useSay } from "../../say.ts"
import { NextThing } from "../cases/next-thing.tsx"
import { receiptPicture } from "./receipt-picture.ts"

export function SentPage({ subject, id }: { readonly subject: string; readonly id: string }) {
  const say = useSay()
  const one = useQuery(caseQuery(subject, id))
  return (
    <Asked asked={one} shape="lines" rows={3} title={say("sent.title")}>
      {(shown) => <Sent shown={shown} />}
    </Asked>
  )
}

function Sent({ shown }: { readonly shown: CaseView }) {
  const say = useSay()
  const [language] = useLanguage()
  const done = shown.state === "approved"
  const due = shown.dueOn ? shortDay(shown.dueOn, language) : null
  const office = shown.office?.name ?? shown.regionName
  const next = done ? say("sent.doneMeans") : due ? say("sent.nextUntil", { office, due }) : say("sent.next", { office })
  const picture = async () => {
    const lines = [
      [say("sent.number"), shown.number],
      [say("sent.applicant"), shown.applicant],
      [say("sent.day"), dayInWords(dayOf(shown.submittedAt), language)],
      [say("sent.office"), office],
      [say("sent.nextTitle"), next],
    ] as const
    const blob = await receiptPicture(shown.itemName, done ? say("sent.done", { name: shown.itemName }) : say("sent.title"), lines, say("help.words"))
    if (blob) saveFile(`${shown.number}.png`, blob)
  }
  return (
    <div className="jy-stack jy-narrow-page">
      <section className="jy-card jy-sent">
        <CheckCircleFilled className="jy-sent-sign" aria-hidden="true" />
        <h1>{done ? say("sent.done", { name: shown.itemName }) : say("sent.title")}</h1>
        <p>
          {say("sent.number")}
          <br />
          <strong className="jy-sent-number"><NumberText labelled={false} label={say("sent.number")} number={shown.number} /></strong>
        </p>
      </section>
      {done ? <NextThing after={shown.item} caseId={shown.caseId} /> : null}
      <section className="jy-card jy-stack-s">
        <h2>{say("sent.nextTitle")}</h2>
        <p>{next}</p>
        {done ? null : (
          <>
            <h2>{say("sent.nothingTitle")}</h2>
            <p>{shown.office?.phone ? say("sent.nothingPhone", { office, phone: shown.office.phone }) : say("sent.nothing")}</p>
          </>
        )}
      </section>
      <div className="jy-row jy-no-print">
        <Button icon={<DownloadOutlined aria-hidden="true" />} href={addressOf(submissionReceipt, { subject: shown.subjectId, case: shown.caseId })} download>
          {say("case.receipt")}
        </Button>
        <Button icon={<PictureOutlined aria-hidden="true" />} onClick={() => void picture()}>
          {say("sent.album")}
        </Button>
        <Go to={`/cases/${shown.subjectId}/${shown.caseId}`} className="jy-target-link">{say("sent.toCase")}</Go>
      </div>
      <Helpline />
    </div>
  )
}
