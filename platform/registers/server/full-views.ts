// Full views of sealed values: counted per officer and day, refused beyond the limit.
import { statement, type Tx } from "#platform/database"

/** Full views an officer may take on one day (domain/09 §10.2, proposed value). */
export const fullViewsPerDay = 50

const countView = statement<{ officer: string; day: string; limit: number }, { views: number }>({
  name: "registers.count-full-view",
  reach: "queue",
  sql: `
    insert into registers.full_views as v (officer_id, day, views) values (:officer, :day::date, 1)
    on conflict (officer_id, day) do update set views = v.views + 1 where v.views < :limit::int
    returning views`,
})

/** Takes one of today's views; undefined when they are used up. */
export const takeFullView = async (db: Tx, officerId: string, day: string): Promise<number | undefined> => (await db.maybe(countView, { officer: officerId, day, limit: fullViewsPerDay }))?.views
