import type { SteerRefusal } from './steer-leads.js';

/** Why a lead was not moved, and what to do instead. */
export const REFUSALS: Readonly<Record<SteerRefusal, string>> = {
  gone: 'There is no such lead',
  no_open_enrollment: 'This lead is in no cadence: put it into one with /enroll first',
  over: 'The cadence of this lead has ended: put it into one with /enroll',
  not_from_here: 'Nothing is paused: there is nothing to resume',
  unknown_reason: 'This cannot be done with a lead where it stands',
  endless_pause: 'A pause needs an end or an owner: give "until"',
  paused_by_hand: 'A person paused this lead: resume it first',
  with_rep: 'A rep has this lead: let the rep return it first',
  reply_open: 'A reply of this lead is being handled: wait until it is settled',
  in_cadence: 'This lead is in a cadence: stop it first to move it to another',
  was_in_cadence: 'This lead was in a cadence before: say "again": true to start once more',
  no_address: 'This lead has no mail address',
  no_cadence: 'No cadence is meant for this lead: widen an audience or say which with "cadenceId"',
  suppressed: 'This lead must not be mailed: its address or domain is suppressed',
};
