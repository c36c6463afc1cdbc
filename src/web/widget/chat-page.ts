import type { Clinic } from '../../domain/clinic.ts';
import type { Language } from '../../domain/languages.ts';
import { html, type Markup } from './html.ts';
import { PAGE_TEXTS } from './page-texts.ts';

/** The shell of the chat page; everything in it is drawn by `browser/main.tsx`. */
export function chatPage(
  clinic: Clinic,
  language: Language,
  assets: { script: string; style: string; icon: string },
): Markup {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${PAGE_TEXTS.chat[language]} · ${clinic.name}</title>
<link rel="icon" href="${assets.icon}">
<link rel="stylesheet" href="${assets.style}">
<script type="module" src="${assets.script}"></script>
</head>
<body>
<div id="chat" data-clinic="${clinic.id}" data-name="${clinic.name}" data-phone="${clinic.phone}">
<noscript><p class="plain">${PAGE_TEXTS.needsScript[language]} ${clinic.phone}. ${PAGE_TEXTS.emergency[language]}</p></noscript>
</div>
</body>
</html>`;
}

/** Answer to a chat address without a clinic we know. */
export function unknownClinicPage(language: Language, assets: { style: string; icon: string }): Markup {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${PAGE_TEXTS.unknownTitle[language]}</title>
<link rel="icon" href="${assets.icon}">
<link rel="stylesheet" href="${assets.style}">
</head>
<body>
<main class="plain"><h1>${PAGE_TEXTS.unknownTitle[language]}</h1><p>${PAGE_TEXTS.unknown[language]}</p><p>${PAGE_TEXTS.emergency[language]}</p></main>
</body>
</html>`;
}
