// Before leaving for the identity provider: what will be read and what for.
import { SafetyCertificateOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { Helpline } from "../../parts/helpline.tsx"
import { useSay } from "../../say.ts"
import { providerAddress } from "../../who.ts"

/** `back` is a path of this app; anything else leads home. */
export function SignInPage({ back }: { readonly back: string }) {
  const say = useSay()
  const safe = back.startsWith("/") && !back.startsWith("//") ? back : "/"
  return (
    <div className="jy-stack jy-narrow-page">
      <section className="jy-card jy-stack">
        <h1>{say("signIn.title")}</h1>
        <p>{say("signIn.how")}</p>
        <h2>{say("signIn.readTitle")}</h2>
        <ul className="jy-plain-list">
          <li>{say("signIn.read1")}</li>
          <li>{say("signIn.read2")}</li>
          <li>{say("signIn.read3")}</li>
        </ul>
        <p className="jy-secondary">
          <SafetyCertificateOutlined aria-hidden="true" /> {say("signIn.why")}
        </p>
        <Button type="primary" size="large" href={providerAddress(safe)}>
          {say("signIn.go")}
        </Button>
        <p className="jy-small jy-secondary">{say("signIn.otherwise")}</p>
      </section>
      <Helpline />
    </div>
  )
}
