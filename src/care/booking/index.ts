import type { Deps } from '../deps.ts';
import { anyBooking, book, cancel, myBookings, standingBooking } from './book.ts';
import { changesToTell } from './changesToTell.ts';
import { answerConsent, questionsAbout, viewConsent } from './consent.ts';
import { holdBookings, isHeld, liftHold } from './hold.ts';
import { setCame } from './noShow.ts';
import { remind } from './reminders.ts';
import { keepBooking, reviewBookings } from './review.ts';
import { answerScreening } from './screening.ts';
import { cannotStart, freedFrom, setSecondAdult, tellSecondAdults, viewSecondAdult } from './secondAdult.ts';
import { slots } from './slots.ts';
import { missedRhythm, setStanding, tellMissedRhythms, viewStanding } from './standing.ts';
import { acceptSwap, askSwap, declineSwap, endSwaps, viewSwap } from './swap.ts';
import { swapChoices } from './swapChoices.ts';
import { goneReasonOf, troubleOf } from './trouble.ts';
import { joinWaitlist, leaveWaitlist, openOffer, passOnOffers } from './waitlist.ts';
import { vetoBooking, viewWards } from './wards.ts';

export const booking = (deps: Deps) => ({
  slots: slots(deps),
  book: book(deps),
  cancel: cancel(deps),
  setCame: setCame(deps),
  mine: myBookings(deps),
  standingBooking: standingBooking(deps),
  any: anyBooking(deps),
  changesToTell: changesToTell(deps),
  swapChoices: swapChoices(deps),
  askSwap: askSwap(deps),
  acceptSwap: acceptSwap(deps),
  declineSwap: declineSwap(deps),
  endSwaps: endSwaps(deps),
  viewSwap: viewSwap(deps),
  viewStanding: viewStanding(deps),
  setStanding: setStanding(deps),
  tellMissedRhythms: tellMissedRhythms(deps),
  missedRhythm: missedRhythm(deps),
  joinWaitlist: joinWaitlist(deps),
  leaveWaitlist: leaveWaitlist(deps),
  passOnOffers: passOnOffers(deps),
  openOffer: openOffer(deps),
  remind: remind(deps),
  viewConsent: viewConsent(deps),
  questionsAbout: questionsAbout(deps),
  answerConsent: answerConsent(deps),
  answerScreening: answerScreening(deps),
  wards: viewWards(deps),
  veto: vetoBooking(deps),
  viewSecondAdult: viewSecondAdult(deps),
  setSecondAdult: setSecondAdult(deps),
  freedFrom: freedFrom(deps),
  tellSecondAdults: tellSecondAdults(deps),
  cannotStart: cannotStart(deps),
  hold: holdBookings(deps),
  liftHold: liftHold(deps),
  troubleOf: troubleOf(deps),
  goneReasonOf: goneReasonOf(deps),
  reviewBookings: reviewBookings(deps),
  keep: keepBooking(deps),
  isHeld: isHeld(deps),
});
