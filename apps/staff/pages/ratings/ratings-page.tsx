// 好差评 of the area: how many of each grade, the score, by channel and item, and what people wrote; nobody's name.
import { Skeleton } from "antd"
import { gradeLabels, ratingSummary } from "#outreach/rating"
import { listItems } from "#platform/casework/contract"
import { StatusTag, useAsk } from "#ui"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"

const grades = ["5", "4", "3", "2", "1"] as const

export function RatingsPage() {
  const say = useSay()
  const read = useAsk(ratingSummary, { query: {} })
  const items = useAsk(listItems, {})
  if (read.isPending) return <div className="page" aria-busy="true"><Skeleton active /></div>
  const one = read.data
  const nameOf = (matter: string): string => items.data?.find((item) => item.code === matter)?.name ?? matter
  return (
    <div className="page">
      <div className="page-head"><h1>{say("ratings.title")}</h1>{one ? <p className="hint">{say("ratings.span", { from: one.from, until: one.until })}</p> : null}</div>
      <Failure failure={read.error} />
      {one && one.total === 0 ? <Nothing title={say("ratings.none")}>{say("ratings.none-more")}</Nothing> : null}
      {one && one.total > 0 ? (
        <>
          <section className="card pad" aria-labelledby="ratings-grades">
            <h2 id="ratings-grades">{say("ratings.grades", { total: one.total })}</h2>
            <p>{say("ratings.score", { score: one.score === null ? "–" : one.score.toFixed(2) })}</p>
            <dl className="pairs">{grades.map((grade) => <div key={grade} style={{ display: "contents" }}><dt>{gradeLabels[grade]}</dt><dd className="num">{one.grades[grade]}</dd></div>)}</dl>
            <p className="sub">{say("ratings.how")}</p>
          </section>
          <section className="card" aria-labelledby="ratings-groups">
            <h2 id="ratings-groups" className="pad">{say("ratings.groups")}</h2>
            <table className="rows" aria-label={say("ratings.groups")}>
              <thead><tr><th scope="col">{say("ratings.group")}</th><th scope="col">{say("ratings.count")}</th><th scope="col">{say("ratings.poor")}</th><th scope="col">{say("ratings.points")}</th></tr></thead>
              <tbody>{one.groups.map((group) => <tr key={`${group.kind} ${group.name}`}><td data-label={say("ratings.group")}>{group.kind === "matter" ? nameOf(group.name) : group.name}</td><td className="num" data-label={say("ratings.count")}>{group.total}</td><td className="num" data-label={say("ratings.poor")}>{group.poor}</td><td className="num" data-label={say("ratings.points")}>{group.score.toFixed(2)}</td></tr>)}</tbody>
            </table>
          </section>
          {one.words.length > 0 ? (
            <section className="card pad" aria-labelledby="ratings-words">
              <h2 id="ratings-words">{say("ratings.words")}</h2>
              <ul className="results">{one.words.map((word, at) => <li key={at} className="result"><StatusTag tone={word.grade <= 2 ? "error" : word.grade === 3 ? "warning" : "success"}>{gradeLabels[String(word.grade) as keyof typeof gradeLabels]}</StatusTag><span>{[word.says, ...word.indicators].filter(Boolean).join(" · ")}</span><span className="sub num">{nameOf(word.matter)} {word.ratedOn}</span></li>)}</ul>
            </section>
          ) : null}
        </>
      ) : null}
    </div>
  )
}
