// What has no table yet is written as files, one kind each, so that later domains can load it. Columns are in the first line of the first part.
import type { Sheet } from "../tables/sheet.ts"

/** Days 2026-10-31, moments 2026-10-31T09:15:00+08:00, money in 分, yes and no; lists are separated by a space. */
export const fileColumns = {
  applications: "application_id,item,person_id,employer_id,from_month,to_month,amount_fen,applied_at,decided_on,account,account_owner,phone,device,ip,agent,address,file_digest,image_hash,state",
  steps: "step_id,application_id,step,officer_id,at,terminal,ip,seconds,field,before,after",
  payments: "application_id,person_id,account,amount_fen,paid_on,state,resolved_on",
  flows: "account,to_account,amount_fen,on,purpose",
  classes: "class_id,institution_id,occupation,teacher,room,from_on,to_on,students,approved_seats,mode,session",
  attendance: "class_id,person_id,on,signed_in,signed_out,place,metres_off,face_score,image_hash",
  lessons: "class_id,person_id,lesson,began_at,minutes,speed,checks,answered",
  inspections: "class_id,on,signed,present",
  certificates: "certificate_no,person_id,occupation,level,issued_on,score,institution_id,in_national_system",
  internships: "person_id,employer_id,cohort,from_on,to_on,retained,wage_tax",
  public_posts: "person_id,unit,from_on,to_on,days_attended,traces_elsewhere",
  hardship: "person_id,category,recognised_on,ends_on,officer_id",
  loans: "loan_id,person_id,employer_id,amount_fen,lent_on,due_on,used_for,in_business",
  firm_facts: "employer_id,fact,from_on,to_on,value",
  reports: "report_id,person_id,employer_id,on,closed_on",
  objections: "application_id,on,answered_on",
  officer_relatives: "officer_id,person_id,relation",
  logins: "officer_id,at,terminal,ip,longitude,latitude,key",
  role_grants: "officer_id,role,granted_by,granted_by_rank,from_at,to_at",
  funds: "fund_id,county,item,document,amount_fen,received_on,spent_fen,account_code,used_for",
  posts: "post_id,employer_id,occupation,openings,pay_from_fen,pay_to_fen,published_on,closed_on",
  resumes: "person_id,occupation,wished_pay_fen,written_on,skills",
  contacts: "contact_id,person_id,office,way,on,minutes,grade,device",
} as const

export type FileName = keyof typeof fileColumns
export const fileNames = Object.keys(fileColumns) as FileName[]
export type FileSheets = Readonly<Record<FileName, Sheet>>
