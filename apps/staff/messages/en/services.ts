// Texts of posts, seekers and ratings, English.
import type { services as chinese } from "../zh/services.ts"

export const services: Readonly<Record<keyof typeof chinese, string>> = {
  "jobs.title": "Posts and seekers",
  "jobs.view.posts": "Posts",
  "jobs.view.resumes": "Seekers",
  "jobs.none": "No records yet",
  "jobs.none-more": "Units publish online; clerks enter or import.",
  "jobs.whose": "Unit or person",
  "jobs.entered": "Entered",
  "ratings.title": "Ratings",
  "ratings.span": "{{from}} to {{until}}",
  "ratings.none": "Nobody has rated in this time",
  "ratings.none-more": "Who did not rate is not counted.",
  "ratings.grades": "{{total}} ratings",
  "ratings.score": "Score {{score}}",
  "ratings.how": "Grades count 100, 80, 60, 20, 0; twenty of 80 are added, so that few ratings stay near 80. There is no name.",
  "ratings.groups": "By channel and item",
  "ratings.group": "Channel or item",
  "ratings.count": "Ratings",
  "ratings.poor": "Poor",
  "ratings.points": "Score",
  "ratings.words": "What people wrote",
}
