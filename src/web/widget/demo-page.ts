import type { Clinic } from '../../domain/clinic.ts';
import type { Language } from '../../domain/languages.ts';
import { html, type Markup } from './html.ts';
import { PAGE_TEXTS } from './page-texts.ts';

/** The website of an invented clinic, with the widget embedded as a clinic would do it. */
export function demoPage(clinic: Clinic, language: Language, assets: { style: string; icon: string }): Markup {
  const text = (key: keyof typeof PAGE_TEXTS) => PAGE_TEXTS[key][language];
  const other = language === 'en' ? 'es' : 'en';
  const steps = [
    { title: text('step1'), body: text('step1Text') },
    { title: text('step2'), body: text('step2Text') },
    { title: text('step3'), body: text('step3Text') },
  ];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${clinic.name}</title>
<link rel="icon" href="${assets.icon}">
<link rel="stylesheet" href="${assets.style}">
<script src="/embed.js" data-clinic="${clinic.id}" data-lang="${language}" async></script>
</head>
<body>
<a class="skip" href="#content">${text('skip')}</a>
<header><p class="name">${clinic.name}</p><a href="/?lang=${other}" lang="${other}" hreflang="${other}">${text('otherLanguage')}</a></header>
<main id="content">
<section class="hero"><h1>${text('lead')}</h1><p>${text('intro')}</p><p>${text('chatInvite')}</p></section>
<section><h2>${text('stepsTitle')}</h2>
<ol>${steps.map((step) => html`<li><h3>${step.title}</h3><p>${step.body}</p></li>`)}</ol></section>
</main>
<footer><p>${text('call')}: <a href="tel:${clinic.phone.replace(/[^+\d]/g, '')}">${clinic.phone}</a></p><p>${text('emergency')}</p><p>${text('demo')}</p></footer>
</body>
</html>`;
}
