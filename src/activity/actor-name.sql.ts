/** SQL for the name people know an actor by, of a row with `actor`; null: the agent, a lead, or somebody who is no more. */
export const ACTOR_NAME = `coalesce(
  (select name from app_user where actor = 'user:' || app_user.id),
  (select name from rep where actor = 'rep:' || rep.id),
  (select name from api_key where actor = 'key:' || api_key.id))`;
