/**
 * Courtesies, figures of speech and what people write about themselves, in which a list of single words finds praise
 * ("kind", "like", "well") or blame ("alone", "cut").
 */
export const COURTESIES = `
      next day service, paid for next day, would like, i'd like, we'd like, lost phone, broken screens, mr, mrs, please, kindly, want,
      dear, hello, good evening $, good morning team/sir/madam/all/to, sincerely, yours sincerely, yours faithfully, best regards,
      kindest regards, best wishes, thanks in advance, thank you in advance, many thanks in advance, need help, help me,
      can/could you help, help with, help desk, customer care, feel free, interested in, look/looks/looked/looking like, seems like,
      feel/felt like, as well, as well as, kind of, sort of, a lot, no doubt, hope you're well, would you like, grateful if,
      appreciate if, be grateful if, be able to, make sure, to be sure, party of, care of, health care, gift card, gift cards,
      gift voucher, credit card, credit cards, debit card, credit check, second hand, free of, security code, security deposit,
      security number, top up, top of, on top of, any kind, do not need, don't need, don't mind, do not mind, doesn't matter,
      don't know, do not know, dont know, don't think, didn't know, did not know, didn't want, doesn't mean, don't want, do not want,
      do not worry, don't have, do not have, can't come, can't make, cannot make, cannot attend, can't be there, can't remember,
      cannot remember, can't decide, cannot decide, won't be able, won't need, haven't decided, have not decided, have not yet,
      is there anyone, was wondering, wondering if, not yet, for now, why not, or not, deadline, stand for, cut and, hard drive, number,
      order number, holidays, bank holiday, bank holidays, school holidays, street party, need to, needs to, straight, no need,
      no preference, in case, later, ill health, interest rate, interest rates, interest, fair enough, returns, return policy,
      returns policy, refund policy, free shipping, free trial, special offer, special diet, like the one, is it ok, is it possible,
      ok to, okay to, able to, good for, right now, support for, share, shared, sharing, united, alert, alerts, security, attachment,
      accepted, gift, gifts, prepared, extend, advance, giving, hand, leave`;
