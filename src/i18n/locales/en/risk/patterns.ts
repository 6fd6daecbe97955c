/**
 * The patterns: what was seen (`says`, with the numbers of the finding), when it is seen (`means`, with the thresholds),
 * what it does not show, what staff do, what the athlete is told (empty where that is for staff alone).
 */
export const patterns = {
  'pattern.R01.name': 'Soreness high and repeated',
  'pattern.R01.says':
    '{spot}: {threshold} of 10 or more in {times} of the last {checkIns} check-ins, {worst, number, ::.#} at most.',
  'pattern.R01.means': 'Seen when the same spot is at {soreness} or more on {days} of the last {window} check-in days.',
  'pattern.R01.doesNotShow':
    'It does not say why the spot is sore. Soreness after new or hard work peaks after about two days and settles in five to seven. The numbers are a practice convention.',
  'pattern.R01.staff':
    'Ask what they think it comes from, consider easing work on this area, offer a recovery massage if nothing speaks against it.',
  'pattern.R01.athlete':
    'This spot has been sore for several check-ins: {spot}. Staff are told, so that they can help you plan.',

  'pattern.R02.name': 'Soreness not settling',
  'pattern.R02.says':
    '{spot}: sore in every one of {checkIns} check-ins over {spanDays} days, {lowest, number, ::.#} of 10 at least, {latest, number, ::.#} now.',
  'pattern.R02.means':
    'Seen when every check-in of the last seven days ({checkIns} or more of them) has the same spot at {soreness} or more, and that has gone on for {spanDays} days or longer.',
  'pattern.R02.doesNotShow':
    'It names no cause. It says only that this lasts longer than ordinary soreness after training, which settles in five to seven days, sometimes ten.',
  'pattern.R02.staff': 'A physio looks at it within three days.',
  'pattern.R02.athlete':
    'This spot has been sore for a week or more: {spot}. Please talk to the physio; they have been told.',

  'pattern.R03.name': 'Pain more than the plan allows',
  'pattern.R03.says':
    '{spot}: {painDuring, select, none {} other {pain of {painDuring, number, ::.#} during a session.}} {painAfter, select, none {} other {Pain of {painAfter, number, ::.#} after it.}} {painNextMorning, select, none {} other {Pain of {painNextMorning, number, ::.#} the next morning, {painBefore, number, ::.#} before the session.}} {weekMean, select, none {} other {A weekly mean of {weekMean, number, ::.#}, {weekMeanBefore, number, ::.#} the week before.}}',
  'pattern.R03.means':
    'Seen when pain during or after a session is above {limit}, when it is more than {riseMorning} higher the next morning than before the session, or when its weekly mean rises by {riseWeek} or more.',
  'pattern.R03.doesNotShow':
    'The rule was tested in people with tendon pain; for other pain it is carried over. Pain is not damage.',
  'pattern.R03.staff': 'The physio decides on a step back in load; moving within the limits goes on.',
  'pattern.R03.athlete':
    'Your pain was higher than your plan allows. The physio will look at the next session with you.',

  'pattern.R04.name': 'Problem that limits training',
  'pattern.R04.says':
    '{spot}: the weekly form says that training or performance is clearly affected{severity, select, none {} other {, {severity} of 100}}.',
  'pattern.R04.means':
    'Seen when the newest weekly answer says that taking part was not possible, or that training or performance changed at least moderately.',
  'pattern.R04.doesNotShow':
    'The form is scored in the style of a known questionnaire, in our own words: it claims none of its validity.',
  'pattern.R04.staff': 'A clinician makes contact within 48 hours and writes the problem down.',
  'pattern.R04.athlete': 'Thank you for telling us. Medical staff will contact you.',

  'pattern.R05.name': 'Problem that stays',
  'pattern.R05.says':
    '{spot}: a problem in {problemWeeks, plural, one {# week} other {# weeks}} in a row{severity, select, none {} other {, now {severity} of 100}}{rise, select, none {} other {, {rise, number, ::+!} against the week before}}.',
  'pattern.R05.means':
    'Seen when the weekly form names a problem in the same place {weeks} weeks in a row, or when its score rises by {jump} or more from one week to the next.',
  'pattern.R05.doesNotShow':
    'Smaller changes of the score are noise for one person: about 35 of 100 can come from the form alone.',
  'pattern.R05.staff': 'A clinician looks at it, whatever the score.',
  'pattern.R05.athlete': 'This problem has stayed for a while. Medical staff will arrange a time with you.',

  'pattern.R06.name': 'Lower than their usual',
  'pattern.R06.says':
    '{totalZ, select, none {} other {Sleep, fatigue, stress and mood together: {total} of 20 today, {usual, number, ::.#} usually ({totalZ, number, ::.#} standard deviations).}} {itemsLow, plural, =0 {} one {One single answer is far below the usual.} other {# single answers are far below the usual.}}',
  'pattern.R06.means':
    'Seen when today’s total lies {total, number} standard deviations from the mean of the 28 days before or lower, or {items} single answers lie at {item, number} or lower.',
  'pattern.R06.doesNotShow':
    'Five-point answers are coarse, and people answer differently when others read along. It says nothing about the reason.',
  'pattern.R06.staff': 'Talk first: sleep, illness, life outside sport. Consider a lighter day.',
  'pattern.R06.athlete': 'Today looks lower than your usual. If you want to tell us more, please talk to your staff.',

  'pattern.R07.name': 'One session much longer than before',
  'pattern.R07.says':
    '{planned, select, 1 {A planned session} other {A session}} of {distanceKm, select, none {{minutes, select, none {{load, number, ::.#} units of load} other {{minutes, number, ::.#} minutes}}} other {{distanceKm, number, ::.#} km}} is {ratio, number, ::.##} times the longest of the {lookbackDays} days before ({longest, number, ::.#}). {extrapolated, select, 1 {This was shown for runners and is carried over to this sport.} other {}}',
  'pattern.R07.means':
    'Seen when a session is more than {small, number} times the longest of the same sport in the {lookbackDays} days before; more than {moderate, number} is moderate, more than {large, number} needs acting on. Planned sessions are looked at before they happen.',
  'pattern.R07.doesNotShow': 'One large study of runners; what happens to one person cannot be told from it.',
  'pattern.R07.staff':
    'Check that it was meant. Keep the next 48 hours lighter, and ask about pain at the next check-in.',
  'pattern.R07.athlete':
    '{planned, select, 1 {A planned session is clearly longer than your usual. Staff will look at it with you.} other {This was your longest session in {lookbackDays} days. I will ask how you feel tomorrow.}}',

  'pattern.R08.name': 'Week heavier than the last',
  'pattern.R08.says':
    'The last seven days hold {weekLoad, number, ::.} units of load, the seven before {weekLoadBefore, number, ::.}: {percent, number, ::.} percent more. The usual week is {usualWeek, number, ::.}.',
  'pattern.R08.means':
    'Seen when the last seven days are {percent} percent or more above the seven before, and no lighter than the median week of the last {medianWeeks}.',
  'pattern.R08.doesNotShow': 'Studies disagree on whether it means anything. It is context, never a reason on its own.',
  'pattern.R08.staff': 'Nothing on its own; read it beside what the athlete says.',
  'pattern.R08.athlete': '',

  'pattern.R09.name': 'Last days heavier than their usual',
  'pattern.R09.says':
    'The last seven days hold {acute, number, ::.} units of load a day, the three weeks before {chronicBefore, number, ::.}. {uncoupled, select, none {} other {Ratio without overlap {uncoupled, number, ::.##}.}} {coupled, select, none {} other {Ratio with overlap {coupled, number, ::.##}.}} {ewma, select, none {} other {Ratio of weighted averages {ewma, number, ::.##}.}}',
  'pattern.R09.means':
    'Seen when the last seven days are {uncoupled, number} times the three weeks before or more, or the weighted averages stand at {ewma, number} or more; not before 28 days of history, and not after a long break.',
  'pattern.R09.doesNotShow':
    'It describes load and foretells nothing. Its use is contested: the largest study of runners found no such relation.',
  'pattern.R09.staff': 'Nothing on its own; read it beside soreness and pain.',
  'pattern.R09.athlete':
    'Your last seven days were heavier than your usual. This describes load; it foretells nothing.',

  'pattern.R10.name': 'Flat and heavy week',
  'pattern.R10.says':
    'Monotony {monotony, number, ::.##}{capped, select, 1 { (capped: the days hardly differ)} other {}}, strain {strain, number, ::.}, their own upper tenth starts at {strainLimit, number, ::.}. Week load {weekLoad, number, ::.}.',
  'pattern.R10.means':
    'Seen when seven known days have a monotony of {monotony, number} or more (sample standard deviation) and a strain in the upper {strainPercentile, select, 90 {tenth} other {part}} of the athlete’s own last {weeks} weeks.',
  'pattern.R10.doesNotShow':
    'The first study was small and about colds and the like. Strain has no meaning between two athletes.',
  'pattern.R10.staff': 'Plan an easier day or a rest day, and watch for signs of illness.',
  'pattern.R10.athlete': 'Your week had little variation. Staff may plan an easier day.',

  'pattern.R11.name': 'Matches close together',
  'pattern.R11.says':
    '{matches, plural, one {# match} other {# matches}} in {days} days{gapHours, select, none {} other {, the last two {gapHours, number, ::.} hours apart}}.',
  'pattern.R11.means':
    'Seen when two matches of {minMinutes} minutes or more start within {gapHours} hours, or {matches} of them fall in {days} days.',
  'pattern.R11.doesNotShow':
    'The studies found it for muscle injuries only, not for all of them. Three in eight days is a convention.',
  'pattern.R11.staff': 'Talk about rotation, offer a recovery massage 18 to 52 hours after, no deep work in between.',
  'pattern.R11.athlete': 'Two matches lie close together. Look at your slots: a recovery massage may fit between them.',

  'pattern.R12.name': 'Training through pain',
  'pattern.R12.says':
    'Full sessions on {days} days of the last seven with pain up to {worstPain, number, ::.#} or soreness up to {worstSoreness, number, ::.#} of 10 before them; {lowestPercent, number, ::.} percent of the usual load or more.',
  'pattern.R12.means':
    'Seen when on {days} days of seven there is pain of {pain} or more before a session (or soreness of {soreness} or more where the sport loads the body) and the session still holds {percent} percent of its usual load.',
  'pattern.R12.doesNotShow': 'Some training with pain is fine when it is planned; this cannot tell whether it was.',
  'pattern.R12.staff': 'A private talk, and the physio. The coach hears only that availability is limited.',
  'pattern.R12.athlete':
    'You trained with pain more than once this week. Please talk to your staff: plan the next days together.',

  'pattern.R13.name': 'One side sorer than the other',
  'pattern.R13.says':
    '{spot}: sorer than the other side in {times} of {checkIns} check-ins, by {smallest, number, ::.#} to {largest, number, ::.#} points.',
  'pattern.R13.means':
    'Seen when left and right of the same area lie {difference} points apart in {times} check-ins of {days} days, the same side worse each time.',
  'pattern.R13.doesNotShow': 'Two sides are never the same. The numbers are a practice convention.',
  'pattern.R13.staff': 'The physio compares the sides; ask about shoes, surface and technique.',
  'pattern.R13.athlete': 'One side is repeatedly sorer than the other: {spot}. The physio may have a look.',

  'pattern.R14.name': 'Little sleep in a busy week',
  'pattern.R14.says':
    '{hours, number, ::.#} hours of sleep a night over {nights} nights{debt, select, none {} other {, {debt, number, ::.#} hours short of {limit, number} a night}}, in a week of {weekLoad, number, ::.} units of load (usually {usualWeek, number, ::.}).',
  'pattern.R14.means':
    'Seen when the mean sleep of seven days is below {adultHours} hours (under 18: {youthHours}) in a week at least as heavy as the usual one.',
  'pattern.R14.doesNotShow': 'Hours as people remember them are rough. What is known comes mostly from teenagers.',
  'pattern.R14.staff': 'Talk about sleep and avoid early starts. Massage is no answer to this by itself.',
  'pattern.R14.athlete':
    'You slept less than is good for a busy week. An early night may help more than anything else.',

  'pattern.R15.name': 'More than the youth guide',
  'pattern.R15.says':
    'Age {age}: {hours, number, ::.#} hours of sport in seven days (guide {hoursLimit, number, ::.#}), {restDays, plural, one {# day} other {# days}} without load (guide {minRestDays}), {months} months of one sport (guide {monthsLimit}).',
  'pattern.R15.means':
    'Seen under 18 with more weekly hours than years of age or than {maxHours}, more than {maxMonths} months of the year in one sport, or fewer than {minRestDays, plural, one {# day} other {# days}} without load in seven.',
  'pattern.R15.doesNotShow': 'These are guides from cohorts and position statements, not a line for one person.',
  'pattern.R15.staff': 'Tell coach and guardian, plan a rest day, talk about more than one sport.',
  'pattern.R15.athlete': '',

  'pattern.R16.name': 'No rest day',
  'pattern.R16.says': '{days} days with training in a row; the limit set is {limit}.',
  'pattern.R16.means':
    'Seen after {adult} days with load in a row (under 18: {youth}). A day nobody knows ends the row.',
  'pattern.R16.doesNotShow': 'Ten easy days are not ten hard ones; the limit is a practice convention.',
  'pattern.R16.staff': 'Plan a rest day. A massage does not count as one.',
  'pattern.R16.athlete': 'You have trained {days} days in a row. Staff may plan a rest day with you.',

  'pattern.R17.name': 'Faster than the way back allows',
  'pattern.R17.says':
    'Step {stage} of the way back. {maxMinutes, select, none {} other {{minutes} minutes, {maxMinutes} allowed.}} {maxRpe, select, none {} other {Effort {rpe}, {maxRpe} allowed.}} {contact, select, 1 {Contact, which is not allowed yet.} other {}} {weeksBefore, select, none {} other {{weekLoad, number, ::.} units of load this week, {weeksBefore, number, ::.} in the two before.}} {longest, select, none {} other {A planned session is {ratio, number, ::.##} times the longest.}}',
  'pattern.R17.means':
    'Seen on the way back when a session is above what the step allows, when a week is more than {ramp, number} times the two before it, or when a planned session is more than {spike, number} times the longest.',
  'pattern.R17.doesNotShow': 'Steps and limits are agreed between people; the numbers for one person are not known.',
  'pattern.R17.staff': 'The clinician decides. Nobody else moves the step.',
  'pattern.R17.athlete': 'This was more than your current step allows. Your clinician has been told.',

  'pattern.R18.name': 'Travel before a competition',
  'pattern.R18.says':
    '{travelHours, number, ::.#} hours of travel over {zonesCrossed} time zones, arriving {hoursBefore, number, ::.} hours before; {hoursAdvised, number, ::.} are advised.',
  'pattern.R18.means':
    'Seen when a trip over {zones} time zones or of {hours} hours ends less than a day, or half a day for each zone, before a competition or hard session.',
  'pattern.R18.doesNotShow': 'People cope with travel very differently; the advice is a consensus of experts.',
  'pattern.R18.staff': 'Move the check-in, keep it light, ask the swelling question before any work on the legs.',
  'pattern.R18.athlete': 'Welcome after a long trip. Take it easy first, and tell us about any swelling in a leg.',

  'pattern.R19.name': 'Answers for medical staff',
  'pattern.R19.says': 'Answered yes to: {flags}.',
  'pattern.R19.means': 'Seen after one yes to any of the screening questions. Nothing is added up, and one is enough.',
  'pattern.R19.doesNotShow': 'A yes names no cause. It says that medical staff should speak with the athlete.',
  'pattern.R19.staff':
    'Speak with the athlete {when, select, now {now} other {today}}. Their bookings are held until a clinician lifts it. If it sounds serious, call emergency services.',
  'pattern.R19.athlete':
    'Please contact medical staff {when, select, now {now} other {today}}. If it gets worse, call emergency services.',

  'pattern.R20.name': 'Massage has not helped',
  'pattern.R20.says':
    '{after, select, none {{spot}: {sessions} massages; the best took {bestRelief, plural, one {# point} other {# points}} off. {firstBefore, number, ::.#} of 10 before the first, {latestAfter, number, ::.#} after the last.} other {{spot}: {before, select, none {} other {{before} of 10 before a massage, }}{after} of 10 one to three days after it.}}',
  'pattern.R20.means':
    'Seen after {sessions} massages of the same spot in {days} days when the best of them eased it by less than {relief} points one to three days later, or it is worse than before the first. To act on when one massage left it {rise} points or more worse, or at {worse} of 10 or more.',
  'pattern.R20.doesNotShow': 'It may have got worse without massage; only a talk can tell.',
  'pattern.R20.staff': 'Stop repeating it, and refer to the physio or a doctor.',
  'pattern.R20.athlete':
    '{after, select, none {Massage is not changing this much: {spot}. The physio will be asked to look.} other {It hurts a lot after the massage: {spot}. I’m telling those who treat you.}}',

  'pattern.DQ1.name': 'Check-ins have stopped',
  'pattern.DQ1.says':
    '{answered} of the last {expected} check-ins answered, {answeredBefore} of {expectedBefore} before.',
  'pattern.DQ1.means':
    'Seen when fewer than {answered} of the last {last} expected check-ins were answered after a time with {percent} percent or more. Until then the other patterns say “not enough data”.',
  'pattern.DQ1.doesNotShow': 'Silence is not a symptom. People forget, travel, or have enough of questions.',
  'pattern.DQ1.staff': 'Ask kindly how things are.',
  'pattern.DQ1.athlete': 'I have not heard from you for a while. One press is enough.',
} as const;
