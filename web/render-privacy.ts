import { html } from "hono/html";
import { retentionDays } from "#shared/alert/retention.ts";
import { page } from "#web/page.ts";

/** Render what is kept of people, why, and for how long; docs/privacy.md says the same to operators. */
export const renderPrivacyPage = (): string => {
  const { unconfirmed, undo, answer } = retentionDays;
  return page(
    "What is kept of you",
    html`<p class="lead">As little as it takes to send you the mail that you asked for. There are no cookies, no scripts, nothing from other sites, and no picture or link in a mail tells us whether you opened it.</p>
<section><h2>What, and what for</h2>
<table><thead><tr><th scope="col">What</th><th scope="col">What for</th><th scope="col">For how long</th></tr></thead><tbody>
<tr><th scope="row">Your mail address</th><td>To send you mail</td><td>Until you delete it; ${undo} days after you stop all mail; ${unconfirmed} days where you never confirmed</td></tr>
<tr><th scope="row">What you follow, your phrases and notes</th><td>To know what to send you</td><td>As long as your address</td></tr>
<tr><th scope="row">Which mails you were sent and whether they arrived</th><td>So that nothing is sent twice, and nothing to a mailbox that is gone</td><td>As long as your address</td></tr>
<tr><th scope="row">That mail bounced for good, or was complained of</th><td>So that no mail goes there again</td><td>Until you ask for its deletion</td></tr>
<tr><th scope="row">A scrambled form of your address (a keyed hash), after a deletion</th><td>So that nobody else signs you up again</td><td>Until you sign up again yourself</td></tr>
<tr><th scope="row">Scrambled forms of addresses and networks that sign up</th><td>So that nobody floods a mailbox through our form</td><td>The day, or of deleted addresses the month</td></tr>
</tbody></table></section>
<section><h2>What you can do</h2>
<ul><li>Every mail has a link to what you follow: change it, pause it, take all that is kept of you with you as a file, or delete it.</li>
<li>Every mail has a link that stops all mail at once, and your mail program may show a button for it.</li>
<li>About once a year you are asked whether you still want your mail. Without an answer it ends ${answer} days later.</li></ul></section>
<section><h2>Who sees it</h2>
<p>Whoever runs this service, and the company whose computers send its mail. It is given to nobody else. What you follow is not counted, compared or looked at.</p></section>`,
  );
};
