/** English months, as in dates. */
export const MONTHS =
  'january|jan|february|feb|march|mar|april|apr|june|jun|july|jul|august|aug|september|sept?|october|oct|november|nov|december|dec';

/** Named lists the English phrases refer to. */
export const words = {
  we: 'we|i|our (team|company)|my (team|company)',
  am: "i'm|we're|i am|we are|i'd be|we'd be|i would be|we would be|am|are|would be|could be|might be|may be|sounds like we are",
  me: 'me|us',
  day: '(today|tomorrow|tmrw|tmr|tomorow|tonight|mon(day)?s?|tue(s|sday)?s?|wed(nesday)?s?|thu(r|rs|rsday)?s?|fri(day)?s?|saturday|next week|this week|week after next|later this week|early next week|(this |the )?(morning|afternoon|evening))',
  time: "(\\d{1,2} ?(am|pm|ish|h|o'?clock)|\\d{1,2}[.:]\\d{2} ?(am|pm|h)?|\\d{1,2}-\\d{1,2}(am|pm)|noon|lunchtime|half past)",
  month: MONTHS,
  num: '(a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|another|few|couple|several|some|half|\\d{1,2}(-\\d{1,2})?)',
  far: `(((in|until|till|after|before|by|around|from|early|mid|late|end of|beginning of|start of|sometime in|during|for|next|of|come|again) )?(early |mid |late |the )*(${MONTHS})( \\d{1,4}(st|nd|rd|th)?)?|(in|until|till|after|before|by|from|early|mid|end of|beginning of|next|around) may|(early |mid |late |end of |the )*next (month|quarter|year|spring|summer|fall|autumn|winter|season|budget~|fiscal~)|((late|early|end of|in|next) )?q[1-4]|q[1-4] 20\\d\\d|(in|after|over|until|during|for|this|next) (the )?(spring|summer|fall|autumn|winter|new year|holidays?|easter|christmas|xmas|vacation|break)|(in |for |another |about |after )?({num} )(or so |more |of |or two |to \\w+ )?({num} )?(weeks?|months?|years?|quarters?|days)|20[2-9]\\d|later (this|in the|on in the|next) (year|month|quarter|spring|summer|autumn|fall)|(first|second|third|fourth|last) quarter|h[12]|(in )?the (first|second) half( of (the |next )?year)?|(year-?end|end of (the |this )?(year|month|quarter))|(beginning|start) of (the )?(year|month|quarter)|(the )?(new|next) (year|fiscal year|financial year)|fiscal year|budget (cycle|round|season|planning)|(in )?(cw|kw|week) ?\\d{1,2}|\\d{1,2}/\\d{1,2}(/\\d{2,4})?|a later (date|time|point|stage)|another time|(the )?fall|(the )?autumn)`,
  talk: '(talk|chat|speak|meet|meet up|connect|hop on|jump on|get on|catch up|sync|zoom|have a (call|chat|quick|word|short|brief|conversation|look together)|do a (call|zoom|demo)|call|a (quick |short |brief )?(call|chat|demo|meeting)|discuss|schedule|arrange (a|something)|grab|find (a|some) (time|slot)|set (up|something)|grab (a|some|coffee|lunch|time))',
  back: "(reach (back )?out|get back|get in touch|be in touch|check (back )?in|check back|check with|circle back|touch base|come back|contact|write|ping|try|call|ring|follow up|reconnect|revisit|talk|speak|approach|ask|e-?mail|remind|hit {me} up|catch up|connect|look at (this|it)|pick (this|it|things) (back )?up|discuss|chat|meet|re-?visit|reassess|re-?evaluate|re-?consider|regroup|let's|loop back|shout|drop {me} a (line|note)|send {me}|hear from you|bump|resurface|start|begin|decide|budget|plan)",
  role: '(colleague|boss|manager|head of|director|cto|ceo|cfo|coo|cmo|cio|vp|founder|owner|partner|team|assistant|department|office|purchasing|procurement|it|marketing|sales|hr|operations|support|finance|co-?founder|husband|wife|brother|successor|replacement|lead|admin|business partner|co-?worker|buyer|head office|headquarters|hq|team lead|practice manager|office manager)',
  thing: '(e-?mails?|mails?|messages?|newsletters?|follow-?ups?|attempts?)',
};
