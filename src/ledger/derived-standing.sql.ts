/**
 * Where each lead must stand, worked out from enrollments, messages, hand-offs and suppressions alone: nothing of what is
 * stored about the standing is read, but for `no_cadence`, which is the absence of everything else.
 * Gives `lead_id, state, reason, next_action_at, fault`; `fault` names what is wrong with the rows themselves.
 *
 * The order is that of who holds the lead: a rep, a reply, a draft, the cadence, and then how it ended.
 */
export const derivedStandingSql = `
  select lead.id as lead_id,
    case
      when handoff.id is not null then 'with_rep'
      when reply.id is not null then case when reply.act = 'ask_person' then 'needs_review' else 'answering' end
      when draft.id is not null then case when draft.status in ('needs_review', 'unknown') then 'needs_review' else 'answering' end
      when enrollment.status = 'active' then case when enrollment.steps_sent = 0 then 'waiting_first_touch' else 'in_cadence' end
      when enrollment.status = 'paused' then 'snoozed'
      when lead.email is null then case when ended.id is not null then 'closed' else 'excluded' end
      when suppression.reason is not null and coalesce(ended.ended_at, '-infinity') <= suppression.created_at then 'excluded'
      when ended.id is not null and coalesce(past.closed_at, '-infinity') <= ended.ended_at then 'closed'
      when past.status = 'finished' then 'finished'
      when past.reason in ('unsubscribed', 'complained', 'suppressed', 'bounced', 'no_address', 'held_out') then 'excluded'
      when past.status = 'stopped' then 'closed'
      when lead.ledger_reason = 'no_cadence' then 'excluded'
    end as state,
    case
      when handoff.id is not null then handoff.reason
      when reply.id is not null then coalesce(reply.reason, 'reply_received')
      when draft.id is not null then case when draft.status = 'unknown' then 'unknown_send' else draft.kind end
      when enrollment.status = 'active' then coalesce(enrollment.hold_reason, 'due')
      when enrollment.status = 'paused' then enrollment.reason
      when lead.email is null then coalesce(ended.outcome, 'no_address')
      when suppression.reason is not null and coalesce(ended.ended_at, '-infinity') <= suppression.created_at then suppression.reason
      when ended.id is not null and coalesce(past.closed_at, '-infinity') <= ended.ended_at then coalesce(ended.outcome, ended.status)
      when past.id is not null then past.reason
      else 'no_cadence'
    end as reason,
    case
      when handoff.id is not null then handoff.act_at
      when reply.id is not null then reply.act_by
      when draft.id is not null then coalesce(draft.review_by, draft.not_before, draft.created_at + interval '1 day')
      when enrollment.status = 'active' then greatest(enrollment.due_at, enrollment.not_before)
      when enrollment.status = 'paused' then enrollment.resume_at
    end as next_action_at,
    case
      when handoff.id is not null and handoff.act_at is null then 'handoff_without_clock'
      when handoff.status = 'offered' and not handoff.has_offer then 'offer_missing'
      when handoff.id is null and reply.id is null and enrollment.status = 'paused'
        and enrollment.reason = 'replied' then 'pause_without_reply'
      when enrollment.status = 'active' and (enrollment.due_at is null or enrollment.next_step_id is null and enrollment.reason <> 'silence') then 'due_time_missing'
      when stuck.id is not null then 'stale_lease'
    end as fault
  from lead
  left join lateral (
    select id, status, reason, act_at,
      exists (select from offer where handoff_id = handoff.id and offer.status = 'open') as has_offer
    from handoff where lead_id = lead.id and status in ('unassigned', 'offered', 'accepted') limit 1
  ) as handoff on true
  left join lateral (
    select id, decision->>'act' as act, decision->>'reason' as reason, act_by from message
    where lead_id = lead.id and direction = 'in' and status in ('received', 'classified')
    order by coalesce(decision->>'act' = 'ask_person', false), id limit 1
  ) as reply on true
  left join lateral (
    select id, status, kind, review_by, not_before, created_at from message
    where lead_id = lead.id and (status in ('needs_review', 'unknown') and settled_at is null
      or status in ('queued', 'sending') and kind = 'answer')
    order by id limit 1
  ) as draft on true
  left join lateral (
    select id from message where lead_id = lead.id and status = 'sending' and leased_until < now() - interval '1 minute' limit 1
  ) as stuck on true
  left join enrollment on enrollment.lead_id = lead.id and enrollment.status in ('active', 'paused')
  left join lateral (
    select id, status, reason, closed_at from enrollment
    where lead_id = lead.id and status in ('finished', 'stopped') order by id desc limit 1
  ) as past on true
  left join lateral (
    select id, status, outcome, ended_at from handoff
    where lead_id = lead.id and status in ('returned', 'closed') order by id desc limit 1
  ) as ended on true
  left join lateral (
    select reason, created_at from suppression
    where (kind = 'address' and value = lead.email) or (kind = 'domain' and value = lead.email_domain)
       or (kind = 'hash' and value = encode(sha256(convert_to(lead.email, 'UTF8')), 'hex'))
    order by id limit 1
  ) as suppression on true`;
