// The 就业创业证: its number, or the way to get one, and the paper anybody can verify.
import { DownloadOutlined } from "@ant-design/icons"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Button } from "antd"
import { certificatePaper, issueMyCertificate } from "#domains/registration"
import { dayInWords, ProblemNotice, useLanguage } from "#ui"
import { addressOf, call } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { certificateQuery } from "../../own-queries.ts"
import { useSay } from "../../say.ts"

export function CertificatePart() {
  const say = useSay()
  const [language] = useLanguage()
  const store = useQueryClient()
  const certificate = useQuery(certificateQuery)
  const issue = useMutation({ mutationFn: () => call(issueMyCertificate), onSuccess: (made) => store.setQueryData(certificateQuery.queryKey, made) })
  return (
    <section id="certificate" className="jy-card jy-stack-s">
      <h2>{say("cert.title")}</h2>
      <ProblemNotice failure={issue.error} />
      <Asked asked={certificate} shape="lines" rows={1}>
        {(one) =>
          one.number === null ? (
            <>
              <p>{say("cert.none")}</p>
              <div>
                <Button loading={issue.isPending} onClick={() => issue.mutate()}>
                  {say("cert.get")}
                </Button>
              </div>
            </>
          ) : (
            <>
              <p role="status">
                <span className="jy-secondary">{say("cert.number")}</span> <strong className="jy-sent-number">{one.number}</strong>
              </p>
              {one.issuedOn ? <p className="jy-secondary jy-small">{say("cert.issued", { issuer: one.issuer ?? "", day: dayInWords(one.issuedOn, language) })}</p> : null}
              <div>
                <Button icon={<DownloadOutlined aria-hidden="true" />} href={addressOf(certificatePaper, {})} download>
                  {say("cert.download")}
                </Button>
              </div>
              <p className="jy-secondary jy-small">{say("cert.means")}</p>
            </>
          )
        }
      </Asked>
    </section>
  )
}
