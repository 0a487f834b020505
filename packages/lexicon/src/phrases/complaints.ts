/** What people write to a company when something is late, missing, broken, wrong or repeated: value on VADER's scale, phrases. */
import { DISHONEST, FAILING, STATES } from './failures';

/** Waiting: the words for it, and how long. */
const WAITING: readonly (readonly [number, string])[] = [
  [
    -1.7,
    `
      on hold, kept/keep/keeps/keeping US waiting, kept/keep/keeps MY .. waiting, left/leaves/leaving US waiting,
      left/leave US on .. hold, been/were/was/am/i'm/we're/still waiting, waited .. PERIOD, wait/waiting .. NUMBER? PERIOD,
      waiting/waited since, waited all, long wait, wait was/is/times, waste/wasted/wasting .. PERIOD, PERIOD wasted,
      queued/queueing/queuing .. PERIOD, queued/queueing/queuing for, stood/standing/stand in line, stood/standing in .. queue,
      PERIOD late, over/an_PERIOD late, late again, running late, always late, PERIOD on the phone, PERIOD in line,
      takes/took/taken/taking ages/forever, take/takes/took/taken/taking so long, take/takes/took/taken/taking too long,
      took/taken NUMBER? weeks/months/years/ages/hours, takes/taking NUMBER? weeks/months/ages/hours,
      will/would take NUMBER weeks/months, PERIOD off work, PERIOD of my life, how much longer, how many more,
      how long do/must/am/are/should/does .. wait, engaged tone, hold music, PERIOD of waiting, waited in, stayed in,
      stayed/stay at home, took/take/taken/taking .. PERIOD off, PERIOD after PERIOD, longer than promised/expected/advertised/agreed,
      PERIOD behind schedule, behind schedule, long overdue, past due, overran`,
  ],
  [
    -1.1,
    `
      for weeks/months/ages/hours/days/years now?, for NUMBER weeks/months/hours/days/years now, NUMBER? weeks/months/days now,
      over NUMBER? week/weeks/month/months now?, past/last NUMBER weeks/months/days, PERIOD and counting, NUMBER? PERIOD later,
      NUMBER weeks/months ago, weeks/months/ages ago, since DAY, for NUMBER weeks/months/hours, nearly/almost/over NUMBER PERIOD,
      more than NUMBER? PERIOD, half the PERIOD`,
  ],
];

/** What did not come, and who was not there. */
const ABSENCE: readonly (readonly [number, string])[] = [
  [
    -1.9,
    `
      NOBODY, NOBODY *, NOBODY .. DONE, NOBODY can/could/will/would/seems/knows/answers/cares/replies/listens/helps/comes/picks/bothers,
      not one of you/them, not one DONE, not a_single/single, not once, nowhere to be seen/found,
      no sign/show/word/news/trace/record of?, not a word/not_word/not_peep/peep from, not a word,
      no reply/answer/response/explanation/apology/reason/refund/update/updates/contact/confirmation/warning/notice,
      no communication/information/info/clue/idea/sense/luck/manners/respect/compassion/interest/intention/help/support/record/tracking/parcel/delivery/driver/engineer/sound/picture/heat/light,
      no hot/running/drinking? water, no heating/electricity/power/internet/broadband/wifi/signal/connection/service/gas,
      no way of/to/out, no option/button/means/possibility to/for?, no clean/free? seats/towels/sheets/toilets/soap/staff, no .. one to,
      neither .. nor, without .. TELLING, without my,
      without any? water/heating/power/electricity/gas/internet/phone/tablets/medication/food/help, gone quiet, heard nothing,
      nothing happens/happened/since/yet/back/arrived/came/done/else, got nothing, get nothing, nothing at all,
      does/did/do/doing nothing, nothing but, is/are/was/were/went/gone missing, is/are/was/were .. missing, half the/my/our *,
      half of the/my/our,
      never happens/answer/answers/reply/call/ring/pick/arrive/arrives/turn/turns/came/come/comes/show/shows/listen/works/get/gets/receive/hear/sees/seems/anyone/anybody/on_time,
      never again, never .. again,
      HASNT received/heard/got/arrived/come/been_paid/been_told/been_given/been_refunded/been_answered/replied, HASNT a_clue/clue/idea,
      no-show, did/does/has no one/nobody`,
  ],
  [
    -1.2,
    `
      HASNT .. yet, nowhere,
      DIDNT come/arrive/show/turn/get/receive/call/ring/reply/answer/listen/care/bother/even/help/apologise/apologize/tell/offer/deliver/fit/match/happen/respond/explain/have/send/give/do/say/look/take/let/go/stop/fix/bring/make/use/include/appear/accept/recognise/recognize/refund/warn/ask/check/read/try/leave/close/shut/want_to,
      DIDNT US?, DIDNT actually/really/even *,
      DONT answer/reply/listen/care/bother/pick/work/deliver/help/respond/honour/honor/stock/even/exist/show/match/fit/seem/have_a_clue/do_anything,
      CANT get/find/see/reach/open/use/log/sign/access/print/pay/book/order/download/upload/install/connect/speak/be/do/have/afford/sleep/submit/enter/register,
      WONT let/allow,
      ISNT here/there/working/right/on/what/fair/acceptable/included/clean/safe/ready/correct/listed/mine/ours/enough/up/able/available/allowed/told/given,
      ISNT the first/what/how/my/same, not been, not able to, not let/letting/allow/allowing US, not what US? .. DONE, not what,
      not the same/right/one/first/colour/color/size/way,
      not good/clean/acceptable/impressed/happy/amused/right/fair/safe/worth/satisfied enough?, not a_patch/patch,
      not too_much/much_to_ask, still nothing/no/not/no_one/nobody/none, still HASNT, still DOESNT, still CANT, still WONT, still ISNT,
      still DIDNT, still the same,
      still showing/says/saying/charging/taking/asking/sending/without/missing/broken/off/out/down/unresolved/outstanding, other than,
      fails to *, failed to *, failing to *, failure to`,
  ],
];

/** Over and over again, and promises. */
const REPETITION: readonly (readonly [number, string])[] = [
  [
    -1.7,
    `
      doubled, tripled, three/four/five separate/different times/emails/messages/calls/letters/people,
      does/is/will/did/has anybody/anyone read/reading/answer/answering/care/listen/work/working/there/actually/even/ever,
      is there anybody/anyone there, all you/they do/did is, all i/we/they got/get/had/have is/was/were, NTH time,
      NTH time/email/message/letter/call/complaint/attempt/engineer/visit/phone_call/month/week/year/day/one/appointment/replacement/reminder,
      NTH PERIOD running, NTH PERIOD in a row, in a row, over and over again?, yet again, once again, another PERIOD,
      every time i_call/call/ring/phone/ask/try/email/write/log/open/click/use/we_call, every NUMBER? minutes,
      each time i_call/call/ring/try/log/open/click, every single time/day, keep/keeps/kept/keep_on/keeps_on/kept_on DOING,
      you/they keep, had/have/having to chase/call/ring/phone/ask/explain/wait/stand/beg/repeat/throw/buy/pay, have had to *,
      shouldn't have to, why should i_have/have/we_have to,
      made/makes/making US wait/pay/stand/queue/repeat/feel_like/feel_stupid/feel_small/feel_bad/cry/late, forced to,
      chase/chased/chasing, passed/sent/moved/pushed/shunted/bounced/transferred .. from, passed/sent/moved/pushed around/on,
      from pillar to post, round/around in circles, getting/got/gets nowhere,
      asked/told/written/emailed/called/rung/rang/phoned/reported/complained/tried/reset/explained/contacted/messaged/requested .. NUMBER times/twice,
      asked/told/written/emailed/called/rung/phoned/reported/contacted .. repeatedly, twice now, gone up/increased again/by,
      put .. up by?, put the rent/price/prices up, charged .. twice/double, billed .. twice/double, paid .. twice, taken .. twice,
      cut off, cuts US off, cut US off`,
  ],
  [
    -1.2,
    `
      was/were/am/been told, were told, you/they said, you/they told US, told US, YOU promised, promised to, was/were/been promised,
      promised US?, promised .. DAY, was/were meant to, should have *, should've, should be *, was/were due, due on/by DAY,
      says delivered/it_was_delivered, marked as, not as described/advertised/pictured/promised/shown/agreed/ordered, nothing like,
      as advertised/promised .. not, had to *, having to *, twice, NUMBER times, $ again $, why do/must/should/am/are .. have,
      why would/has/have/did/isn't/is/was .. not?, why can't/won't/don't/doesn't/didn't/isn't/haven't/hasn't/wasn't/aren't,
      why would you/anyone/they, why has/have, why is it/my/the/there/nobody, why am i/was_i/we, why was, why were, what is the point,
      what's the point, whats the point, how many times, how can you/it/this/anyone/they, how is it possible, how is this, how come,
      when will/is/are someone/somebody/anyone/you_finally/you_going, can somebody/someone, could somebody/someone .. finally,
      are you ever/even, do you even/ever, did anyone/anybody, will anyone/anybody/you_ever/this_ever,
      where has/have/did my/our .. gone, where has/have my/our, who will, who do you think, what happened to, what went wrong`,
  ],
];

/** How staff behaved, money, and what the writer will do now. */
const CONDUCT: readonly (readonly [number, string])[] = [
  [
    -2.2,
    `
      hung up, hangs up, hang up on, put the phone down, slammed, fobbed US off, turned away, shrugged, laughed at,
      shouted/yelled/screamed/swore at, talked/talks down to, spoke/spoken to US? like, treated .. like,
      looked at US like/as_if/as_though, walked off/away/out, couldn't care less, could care less, couldn't/can't be bothered,
      don't/doesn't/didn't care, wouldn't/won't/didn't/doesn't/did_not/would_not/don't/never listen, blamed US, blames US, accused US,
      lied to?, made to feel/stand/wait/pay/look, in front of everyone/everybody/the_whole, bad/poor/such/an/terrible attitude,
      a/such/complete/absolute/total/utter joke/farce/circus/shambles/mess, is/was/are/what_a/beyond_a joke, what a joke,
      looked/look through US, your fault, no use, of no help/use, let US down, letting US down,
      left US .. without/standing/stranded/outside/alone/in/on/with, left .. outside/in_the_rain/on_the_doorstep/with_no, left standing,
      left without, left with no, chucked, thrown, threw .. over/on/at/in/out,
      drove/driven/drives off/past/straight_past/away/right_past, went/walked/walks straight? past, hidden fees/charges/costs,
      extra charge/charges/fee/fees, out of pocket, owe/owes/owed US, ripped off, rip off, rip-off, daylight robbery, cost US, costs US,
      costing US, paid/pay/paying/charged .. for nothing, for nothing, took .. out of my/our, take/takes/taking/taken/took my/our money,
      take/takes/taking/taken/took money, money .. back, want/give/get my .. back, still paying, still charging, still charged,
      charged US? .. for something/things/it, debt collectors/collector/collection, fined, fine for, overcharged, overcharging,
      overcharge, late fee, a fortune, sick of, sick and tired, fed up, had enough, driving US mad/crazy/nuts, up the wall,
      lost/losing/running_out_of patience, speechless, lost for words, small claims, formal complaint,
      make/making/made/file/lodge/raise complaint, complain about, elsewhere, lost a customer, losing a customer,
      lost my/our business/custom, lose my/our/a business/custom/customer, last time, won't be back, will not be back,
      won't be using/ordering/buying/coming/renewing/shopping, wouldn't wish, would not wish, wouldn't/would_not send .. dog,
      wouldn't/would_not/don't/do_not/can't/cannot recommend, steer clear, stay away, expect/expected/deserve/deserved better/more,
      deserve/deserved better, could do better, must do better, do better than, leaves .. to be desired, left a bad, bad taste,
      down the drain, waste of *, a waste, what a waste, total/complete/utter waste, good for nothing, not fit for,
      gone/going/went downhill, not what it was, used to be, isn't good enough, so much for, good luck DOING,
      managed to lose/break/send/ruin/get/lock/miss/forget/mess/make, you/they have? managed, well done you, well done .. managed,
      thanks/thank_you for nothing/wasting/ruining/losing/not/making/another/breaking/the_wait/cancelling/canceling/ignoring,
      ^ great another/yet/now/so/more, ^ oh great/wonderful/brilliant/lovely/joy, ^ brilliant/wonderful/fantastic/lovely another,
      so called, so-called`,
  ],
  [
    -1.2,
    `
      chat/talk/talking/chatting while, while your/the staff/colleague/team, too busy,
      too cold/hot/loud/noisy/small/big/tight/short/long/expensive/late/slow/often/many/hard/dear/far/dark/much_for, too much,
      so cold/hot/loud/noisy/small/tight/late/slow/packed/crowded/expensive/rude, my fault, with all due respect, all due respect,
      no longer *, without my *, stop sending/calling/ringing/texting/emailing/charging/DOING, please stop, only to *,
      only to be told/find, only found out, had/has/have gone, all we/they/i got/get/had/have, and all *, at this price,
      for that money/price, expect from, is/was/are/were wrong, the wrong *, wrong *, gone/going/goes/went wrong, not once, third party,
      not long enough, seems no one, seems like nobody, no better, no different, no wonder, would have thought, one would think,
      you would think`,
  ],
];

/** What the writer wants done about it, or will do. */
const REDRESS: readonly (readonly [number, string])[] = [
  [
    -1.7,
    `
      
      want/expect/demand/require/request/deserve/owed/await/awaiting/still_want .. refund/compensation/apology/explanation/answer/answers,
      explain why, explain how this/that/you/it/the, please explain, insist on, compensation, compensate US, sort this/it out,
      sort this mess, please sort, fix this/it now/please/asap/immediately, do something, do something about,
      want/need/needs/get this/it/that/my .. sorted/fixed/resolved/repaired/mended/removed,
      to be sorted/fixed/resolved/repaired/mended/cleaned/replaced/collected, lawyer, attorney,
      complaints department/team/procedure/form, watchdog, trustpilot, contact/contacting my bank, chargeback,
      cancelled my order/subscription/contract/membership, i'm done, am done with, give up, that's it $,
      taking/take/took my custom/business/money, going to your competitor/competitors, leave you, leaving you for, have you forgotten,
      did you forget, are you serious, are you kidding, you must be joking/kidding, you cannot be serious, you can't be serious,
      is this normal, is it normal, is this how, do you think, what a way to treat,
      what a waste/joke/shambles/mess/disgrace/farce/nightmare/disappointment/rip-off/let-down/con/performance/palaver, call that`,
  ],
  [
    -1.5,
    `
      
      although/though/even_though/despite .. booked/paid/asked/ordered/reserved/requested/told/called/warned/promised/confirmed/wrote/written/said/gave/sent/explained,
      on earth, where on earth, not paying, never signed up, didn't ask for, never agreed to, take US off your, real person, a human,
      speak to a human/person, thought/expected/hoped .. better, shouts, yells, yelling, billed US, was/were/been billed,
      only one .. open/working/on/left/there/serving, only half/part/some, and she/he/they laughed, just laughed, laughed and, laughed,
      it is/was not $, it/he/she/they did/does/has/have not $, you didn't $, DOESNT $, ISNT $, and then nothing, and nothing,
      and nobody, and no_one/no one, no longer, paid for .. but/and_got/and_it, paid extra for, supposedly, so-called, or so i/they/we,
      don't bother, not bother, as if, what sort of, even though, on top of that, to add insult, to top it, worst of all,
      insult to injury, the trouble/problem/issue is, problem is, not my/our/their/his/her problem/department/job`,
  ],
];

/** Weaker than any opinion: what people usually complain about when they say nothing else. */
const HINTS: readonly (readonly [number, string])[] = [
  [
    -0.3,
    `
      $ again $, ^ you/they DONE, ^ you/they just/have/had/also DONE, ^ your * DONE,
      was/were/been made/left/moved/sent/given/asked/charged/seated/put/pushed/placed/turned/refused/denied/stopped/told/kept,
      all i/we got, took * PERIOD, took NUMBER, for PERIOD, so many times, higher than, more than the, less than the, smaller than,
      different from/to/than the, after * PERIOD`,
  ],
];

/**
 * What does not happen, whatever it is. Before a word with a value of its own ("not as bad") these only turn that word, and of
 * the writer ("I did not know") they say nothing.
 */
export const NEGATED: readonly (readonly [number, string])[] = [
  [
    -0.7,
    `
      HASNT DONE, HASNT .. DONE, HASNT *, DIDNT *, DOESNT *, DOESNT .. US, CANT *, WONT *, ISNT DONE, ISNT DOING, ISNT .. DONE,
      ISNT .. DOING, not DONE, not even *, never DONE, never .. DONE, still on/at/with/in`,
  ],
];

export const COMPLAINTS: readonly (readonly [number, string])[] = [
  ...WAITING,
  ...ABSENCE,
  ...REPETITION,
  ...CONDUCT,
  ...FAILING,
  ...STATES,
  ...DISHONEST,
  ...REDRESS,
  ...HINTS,
];
