/** What breaks, and in what state things are found. */
export const FAILING: readonly (readonly [number, string])[] = [
  [
    -1.9,
    `
      crashed, crashing, crashes, stopped working, not working, not work, packed up, packs up, gave up on, given up, out of order,
      out of action, out of service, broken down, fell apart, falls apart, falling apart, coming apart, came off, comes off, coming off,
      fell off, snapped, in pieces, cracked, dented, ripped, shrunk, shrank, peeling, peeled, soaked, squashed, stains, leaking,
      dripping, flooded, flooding, flood, mould, mold, rats, mice, cockroaches, bed bugs, bedbugs, hair in MY, a hair in, fly in my,
      filthy, filth, sticky, smelly, smells, smelled of, smell of, reeks, burnt, inedible,
      was/were/is/are/arrived/came/got/served/go/went cold, cold food/meal/chips/coffee/tea/soup/water/pizza, gone bad, shoddy, abysmal,
      atrocious, hideous, disgraceful, unhelpful, negligent, sloppy, cramped, unbearable, intolerable, unsafe, unhygienic, overflowing,
      overpriced, extortion, robbery, rip-off, unreasonable, inexcusable, stranded, locked US out, locked US *,
      kicked/kicks/throws/threw/thrown/logs/logged/chucks/boots US .. out, throws/threw/throw/kicks/kicked US .. back/off, times out,
      timed out, cuts off, drops out, error message, an error, invalid, declined, blank screen/page, black screen, spinning, freezes,
      stuck on/at/in/with/for?, bug, buggy, glitch, glitches, overwrote, wiped, deleted my/all/our, lost my/our/all/NUMBER/the/MY,
      lost it, loses my/the, vanished, gone missing, wrecked, spoiled, unreadable, illegible, outage, litter, a scandal, safety hazard,
      hazard, nightmare, shambles, in pain, out of hours`,
  ],
  [
    -1.5,
    `
      
      HAS been off/out/down/broken/closed/cold/dead/blocked/shut/without/faulty/dripping/leaking/on_hold/passed/cancelled/canceled/lost/stolen/waiting/ringing/trying/calling/chasing/emailing/asking/left/told,
      BE off/out/down/dead since/for/again/still, BE down, BE out again, went down, went off, goes off, cancelled on US,
      cancelled .. before, been cancelled/canceled, charged US, charging US, been charged, was charged, were charged, got charged,
      charged for, hour before, minutes before, at the last minute, last minute, pitch black, in the dark, in the cold,
      stood/standing/stand outside/there/from/for/all/in, wrong address, wrong person, wrong *, sent US .. wrong, sent US .. instead,
      sent .. to the wrong, YOU sent US and_i/but_i, and i ordered, ordered .. and got/received/came, swallowed, scratched, scratches,
      banging, stinging, swollen, bruised, bleeding, food poisoning, made US sick/ill, vomiting, fainted, on a trolley,
      missed my/our/the/his/her, missed .. because, miss .. because, took .. to look, looks at, estimated .. again, went up, shot up,
      goes up, price hike, hike, more expensive, for less, someone else's, somebody else's, for someone else, moved out, not mine`,
  ],
  [
    -0.8,
    `
      needs to be *, needs repairing, needs replacing, the only, blurry, fiddly, awkward, hard to, tricky, half empty, one star,
      zero stars, took NUMBER attempts, NUMBER attempts, workaround, trodden, trod, spilled, spilt, bumped, knocked, dropped, shrugs,
      misspelled, misdiagnosed, mis-sold, mixed up, mix up, mix-up, double booked, overbooked, given away, gave .. away, given .. away`,
  ],
];

/** What things and people are, where the word alone may be meant otherwise: "a dry cloth". */
export const STATES: readonly (readonly [number, string])[] = [
  [
    -1.7,
    `
      BE broken/faulty/dirty/torn/damaged/missing/wrong/late/delayed/stuck, was/were/been/has/have cancelled/canceled,
      was/were/is/are too/very/really/all/completely/totally/absolutely/rather? dry/wet/tough/chewy/greasy/oily/salty/bitter/sour/watery/dark/loud/tiny/packed/crowded/empty/freezing/boiling/hot/cold/dusty/muddy/smelly/bumpy/thin/weak/blunt/crooked/uneven/wobbly/squeaky/creaky/patchy/rough/short/abrupt/curt/off/mean/rude/slow/useless/hopeless,
      short/sharp/curt/abrupt/snappy/rude/off/impatient with US, curt, offhand, brusque, grumpy, surly, condescending, patronizing,
      dismissive, uninterested, unsympathetic, disorganised, unorganised, unsatisfactory, unusable, undrinkable, unanswered,
      unpaid refund, unexpected charge, overheating, greasy, crooked, blurred, jammed, stalls, squeaks, buzzing, drains, burst, bled,
      infection, dent, cracks, hole in, stain, excuses, runaround, run-around, run around, red tape, palaver, ordeal, saga, silence,
      eats my, erased, wipes`,
  ],
];

/** Anger that VADER's list does not have. */
export const DISHONEST: readonly (readonly [number, string])[] = [
  [
    -2.2,
    `
      amateurs, amateurish, laughable, deplorable, despicable, seething, gutted, mediocre, subpar, substandard,
      not up to scratch/standard, not up to, rubbish, garbage, pigsty, the worst, worse than, getting worse, even worse`,
  ],
];
