// Says calmly that the connection is gone, and that nothing typed is lost.
import { DisconnectOutlined } from "@ant-design/icons"
import { useSyncExternalStore } from "react"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"

function listen(told: () => void): () => void {
  addEventListener("online", told)
  addEventListener("offline", told)
  return () => {
    removeEventListener("online", told)
    removeEventListener("offline", told)
  }
}

/** Whether the device says it has a connection. */
export const useOnline = (): boolean => useSyncExternalStore(listen, () => navigator.onLine)

export function OfflineNotice() {
  const say = useTexts(uiTexts)
  const online = useOnline()
  return (
    <div role="status" aria-live="polite">
      {online ? null : (
        <p className="jy-offline">
          <DisconnectOutlined aria-hidden="true" /> {say("offline")}
        </p>
      )}
    </div>
  )
}
