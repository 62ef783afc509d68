// Prints the page as it stands, without frame and buttons.
import { PrinterOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"

export function PrintButton({ label }: { readonly label?: string }) {
  const say = useTexts(uiTexts)
  return (
    <Button className="jy-no-print" icon={<PrinterOutlined aria-hidden="true" />} onClick={() => print()}>
      {label ?? say("print")}
    </Button>
  )
}
