// Handing in one sheet: dropped or chosen, given to the page at once, never kept in a list of its own.
import { Upload, type UploadProps } from "antd"
import type { ReactNode } from "react"

interface SheetUploadParts {
  /** A sheet is being read: no second one is taken meanwhile. */
  readonly busy: boolean
  /** What is sent: a body with the file under the name `file`. */
  readonly onSheet: (body: FormData) => void
  /** A field to drop the file on rather than a button. */
  readonly area?: boolean
  readonly children: ReactNode
}

export function SheetUpload({ busy, onSheet, area = false, children }: SheetUploadParts) {
  const take: UploadProps["beforeUpload"] = (file) => {
    const body = new FormData()
    body.set("file", file)
    onSheet(body)
    return false
  }
  const shared = { accept: ".xlsx,.csv", maxCount: 1, showUploadList: false, disabled: busy, beforeUpload: take }
  return area ? <Upload.Dragger {...shared}>{children}</Upload.Dragger> : <Upload {...shared}>{children}</Upload>
}
