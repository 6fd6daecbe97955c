import { CSV_TEMPLATE } from '../../calendar/sources/csv.ts';
import type { Deps } from '../deps.ts';
import { chooseCalendar, connectCaldav } from './caldav.ts';
import { changesToTell, listChanges } from './changes.ts';
import {
  calendarForNotice,
  connectCalendar,
  listCalendars,
  removeCalendar,
  stillUnclear,
  syncCalendarNow,
  teachTitle,
  unclearTitles,
} from './connect.ts';
import { mySubscriptions, readSubscription, subscribe, unsubscribe, wantsFiles } from './subscriptions.ts';
import { syncCalendars } from './sync.ts';

export const calendar = (deps: Deps) => ({
  connect: connectCalendar(deps),
  connectCaldav: connectCaldav(deps),
  choose: chooseCalendar(deps),
  spreadsheetTemplate: CSV_TEMPLATE,
  list: listCalendars(deps),
  remove: removeCalendar(deps),
  syncNow: syncCalendarNow(deps),
  unclearTitles: unclearTitles(deps),
  teachTitle: teachTitle(deps),
  forNotice: calendarForNotice(deps),
  stillUnclear: stillUnclear(deps),
  syncDue: syncCalendars(deps),
  listChanges: listChanges(deps),
  changesToTell: changesToTell(deps),
  mySubscriptions: mySubscriptions(deps),
  subscribe: subscribe(deps),
  unsubscribe: unsubscribe(deps),
  readSubscription: readSubscription(deps),
  wantsFiles: wantsFiles(deps),
});
