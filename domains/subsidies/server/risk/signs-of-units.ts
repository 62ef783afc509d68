// Signs about the unit that claims and its people, as selects over `claim`, `about`, `unit` and `staff` of find-signs.ts.

/** B02: whom the unit was paid for before, first insured in the month of the hire and gone within a month of the last subsidised one; B08: who came from a unit of the same owner or address; C10: another account entered at a window within five days. */
export const signsOfUnits: readonly string[] = [
  `
      select 'B02', format('%s人首次参保即享受，停补后一个月内离开', count(*)), array_agg('person:' || left_soon.person_id order by left_soon.person_id)
        from (select m.person_id, to_date(max(m.ym)::text, 'YYYYMM') as last_month from unit join subsidies.grant_months m on m.payee_id = unit.employer_id and m.payee_kind = 'employer' and m.state = 'granted' group by m.person_id) left_soon cross join unit
        join lateral (select e.started_on, e.ended_on from registration.published_employments e where e.person_id = left_soon.person_id and e.employer_id = unit.employer_id order by e.started_on desc limit 1) e on true
       where e.ended_on >= left_soon.last_month and e.ended_on <= left_soon.last_month + interval '2 months'
         and (select min(p.ym) from registers.contributions p where p.person_id = left_soon.person_id and p.kind = '110') = (extract(year from e.started_on) * 100 + extract(month from e.started_on))::int
      having count(*) >= 3`,
  `
      select 'B05', format('申领%s人，参保%s人', count(*), max(staff.insured)), array_agg('person:' || about.person_id order by about.person_id)
        from about cross join unit cross join staff group by unit.employer_id having count(*) > max(staff.insured)`,
  `
      select 'B08', format('%s人从同一法定代表人或同一地址的单位转来', count(*)), array_agg('person:' || about.person_id order by about.person_id)
        from about cross join unit where exists (
          select from registration.published_employments n
            join registration.published_employments e on e.person_id = n.person_id and e.employer_id <> n.employer_id and e.ended_on <= n.started_on and e.ended_on > n.started_on - interval '6 months'
            join registers.employers o on o.employer_id = e.employer_id and (o.legal_person_id = unit.legal_person_id or btrim(o.address) = unit.address)
           where n.person_id = about.person_id and n.employer_id = unit.employer_id) having count(*) > 0`,
  `
      select 'C03', case when unit.founded_on > :on::date - :youngDays::int then format('成立于%s', unit.founded_on) else format('参保%s人', staff.insured) end, array['employer:' || unit.employer_id]
        from unit cross join staff where unit.founded_on > :on::date - :youngDays::int or staff.insured < 2`,
  `
      select 'C08', format('同一地址%s家单位享受补贴', count(distinct e.employer_id)), array_agg(distinct 'employer:' || e.employer_id)
        from unit join registers.employers e on btrim(e.address) = unit.address join subsidies.grants g on g.subject_id = e.employer_id and g.state <> 'void' having count(distinct e.employer_id) >= :addressUnits::int`,
  `
      select 'C10', format('%s由窗口变更收款账户', max((a.given_at at time zone 'Asia/Shanghai')::date)), array_agg('account:' || a.account_id order by a.account_id)
        from unit join payments.unit_accounts a on a.employer_id = unit.employer_id and a.way = 'window' and a.state in ('given', 'verified') and (a.given_at at time zone 'Asia/Shanghai')::date between :on::date - 5 and :on::date
       where exists (select from payments.unit_accounts b where b.employer_id = a.employer_id and b.given_at < a.given_at and b.state = 'replaced') having count(*) > 0`,
  `
      select 'D13', '岗位人员是单位负责人的亲属', array_agg(distinct 'person:' || about.person_id)
        from claim join unit on claim.item in ('subsidies.public-post', 'subsidies.public-post-insurance') cross join about
       where exists (select 1 from registers.kin k where (k.person_id, k.relative_id) in ((unit.legal_person_id, about.person_id), (about.person_id, unit.legal_person_id))) having count(*) > 0`,
]
