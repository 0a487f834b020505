/** The icon of the inspector's pages: three states and the transitions between them. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="7" fill="#1a5fb4"/>
<path d="M16 9v5M16 14l-6 6M16 14l6 6" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/>
<circle cx="16" cy="8" r="3.5" fill="#fff"/><circle cx="9" cy="22" r="3.5" fill="#fff"/><circle cx="23" cy="22" r="3.5" fill="#8ab8f5"/>
</svg>`;
