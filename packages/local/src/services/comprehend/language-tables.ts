/** What tells languages apart here: scripts, and the words that nearly every sentence of a language has. */

/** Scripts that one of the languages of a form is written in. Ideographs are told apart elsewhere. */
export const SCRIPTS: readonly { readonly code: string; readonly letter: RegExp }[] = [
  { code: 'Latin', letter: /\p{Script=Latin}/gu },
  { code: 'ar', letter: /\p{Script=Arabic}/gu },
  { code: 'hi', letter: /\p{Script=Devanagari}/gu },
  { code: 'ja', letter: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
  { code: 'ko', letter: /\p{Script=Hangul}/gu },
  { code: 'ru', letter: /\p{Script=Cyrillic}/gu },
  { code: 'el', letter: /\p{Script=Greek}/gu },
  { code: 'he', letter: /\p{Script=Hebrew}/gu },
  { code: 'th', letter: /\p{Script=Thai}/gu },
];

/** Ideographs that are common in Taiwan and have another, simplified form on the mainland. */
export const TRADITIONAL = /[這個們來說國會時對開關沒還過嗎為點務請問謝寫號買賣貨錢訂單網電話]/gu;

export const COMMON_WORDS: readonly { readonly code: string; readonly common: ReadonlySet<string> }[] = [
  language(
    'en',
    'the and of to is it you that this for with was have has are not my your but what how where when please thank thanks hello i we they be been can would which there from',
  ),
  language(
    'es',
    'el la los las de que y es en un una por con para su se lo como más pero muy mi no está este esta gracias hola cuando donde qué tiene son ha he del al quiero pedido',
  ),
  language(
    'fr',
    'le la les des de et est un une que qui dans pour pas vous je nous il elle ne sur avec ce cette mon ma mes votre plus très merci bonjour au aux du ai est suis été mais où',
  ),
  language(
    'de',
    'der die das und ist nicht ich sie wir es ein eine einen mit auf für zu den dem von war sehr mein meine bitte danke hallo wie wo wann aber auch noch habe haben hat kein keine',
  ),
  language(
    'it',
    'il lo la gli le di che è un una per con non sono mi ho ha del della dei nel alla ma molto grazie ciao come dove quando questo questa mio mia più anche buongiorno vostro',
  ),
  language(
    'pt',
    'o a os as de que e é um uma em para com não por mais se do da dos das no na meu minha muito obrigado obrigada olá você está mas como onde quando este isso foi são pedido',
  ),
  language(
    'nl',
    'de het een en van is niet ik je u wij dat die in op te met voor zijn was maar ook mijn nog heel bedankt hallo hoe waar wanneer heb heeft hebben geen deze dit kunt',
  ),
  language(
    'sv',
    'och att det är en ett jag inte som på med för av den har vi ni min mitt mycket tack hej hur var när men också kan till från om så den här skulle',
  ),
];

function language(code: string, common: string): { code: string; common: Set<string> } {
  return { code, common: new Set(common.split(' ')) };
}
