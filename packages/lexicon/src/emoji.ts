/**
 * The emoji that people end a message with. Values are ours, on VADER's scale from -4 to +4: as strong as the word for
 * the feeling shown ("love", "angry").
 */
const VALUES: readonly (readonly [valence: number, emoji: string])[] = [
  [3, '❤ 🥰 😍 💖 💕 🤩 🏆'],
  [2, '😀 😃 😄 😁 😊 🙂 😎 🤗 🥳 🎉 👍 👏 🙌 💯 ⭐ 🌟 😘 💪 ✅ 👌 ☺ 😇 😻 🧡 💛 💚 💙 💜'],
  [1, '😉 😌 🙏 😂 🤣 😅 😋'],
  [-1, '😐 😑 😒 🙄 😕 🙁 ☹ 😬 😟 🤨 😔 😞 😓'],
  [-2, '👎 😢 😭 😠 😤 😩 😫 😖 😣 😨 😱 💔 ❌ 🤦 🤮 🤢'],
  [-3, '😡 🤬 🖕 💩'],
];

export const EMOJI: ReadonlyMap<string, number> = new Map(
  VALUES.flatMap(([valence, emoji]) => emoji.split(' ').map((one): [string, number] => [one, valence])),
);
