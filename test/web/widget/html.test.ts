import { expect } from 'chai';
import { html } from '../../../src/web/widget/html.ts';

describe('html', () => {
  it('escapes values in text and in attributes', () => {
    const name = `<img src=x onerror="alert(1)"> & 'friends'`;
    const page = html`<p title="${name}">${name}</p>`.text;
    expect(page).to.equal(
      '<p title="&#60;img src=x onerror=&#34;alert(1)&#34;&#62; &#38; &#39;friends&#39;">' +
        '&#60;img src=x onerror=&#34;alert(1)&#34;&#62; &#38; &#39;friends&#39;</p>',
    );
  });

  it('keeps markup of its own, alone and in lists, and leaves out what is not there', () => {
    const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}</ul>${undefined}${3}`.text).to.equal('<ul><li>a</li><li>&#60;b&#62;</li></ul>3');
  });
});
