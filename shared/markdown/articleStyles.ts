const light = `--paper:#FBF9F4;--surface:#F5F2EA;--raised:#FFFFFF;--line:#E5E0D4;--line-strong:#D3CCBB;--ink:#23211C;--ink-2:#5E594D;--ink-3:#6C6657;--accent:#9C590A;--accent-soft:#F6E7CC;--star:#D98A10;--star-off:#DDD6C6;--bad:#A8321F;--bad-soft:#F7E3DD;color-scheme:light`
const dark = `--paper:#1A1916;--surface:#151411;--raised:#23211D;--line:#2E2C27;--line-strong:#413E37;--ink:#ECE7DB;--ink-2:#B0A999;--ink-3:#8F8878;--accent:#E9A93C;--accent-soft:#3A2E17;--star:#F0B245;--star-off:#45413A;--bad:#F0907B;--bad-soft:#3B231D;color-scheme:dark`

/** On paper all is black on white, whatever the screen has; nothing scrolls, so nothing is cut; what is hidden stays hidden; links to elsewhere say where to. */
const print = `
:root:root{--paper:#fff;--surface:#fff;--raised:#fff;--line:#bbb;--line-strong:#888;--ink:#000;--ink-2:#000;--ink-3:#000;--accent:#000;--accent-soft:#fff;--star:#000;--star-off:#ccc;--bad:#000;--bad-soft:#fff;color-scheme:light}
.post{font-size:11pt;orphans:3;widows:3}
.post a[href^=http]:not(.address)::after{content:" (" attr(href) ")";font-size:.8em;overflow-wrap:anywhere}
.post :is(h1,h2,h3,h4,h5,h6,summary,.warnings-title){break-after:avoid}
.post :is(img,figure,tr,pre,.rating,.warnings,.trailer){break-inside:avoid}
.post img{max-height:22cm}
.post .cover img{width:auto;object-fit:contain}
.post pre{white-space:pre-wrap;overflow:visible;border:1px solid var(--line)}
.post table{display:table;width:100%;overflow:visible}
.post :is(th,td){overflow-wrap:anywhere;padding-inline-end:.5em}
.post .warnings{border:1px solid var(--line-strong)}
.post span.spoiler:is(*,:hover,:focus){background:#000;color:transparent;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.post span.spoiler:is(*,:hover,:focus)>*{visibility:hidden}
`.trim()

/** How a post reads: in the preview and on exported pages alike. Light and dark by the system, or by `data-theme` on the root element. */
export const articleCss = `
:root{${light};--read:"Source Serif 4 Variable","Source Serif 4",Georgia,"Noto Serif CJK TC","Noto Sans CJK TC",serif;--ui:"Inter Variable",Inter,system-ui,"Noto Sans CJK TC",sans-serif}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}
:root[data-theme=dark]{${dark}}
.post{font-family:var(--read);font-size:1.125rem;line-height:1.55;color:var(--ink);overflow-wrap:break-word;font-optical-sizing:auto}
.post>*{margin:0 0 1.1em}
.post>*:last-child{margin-bottom:0}
.post h1{font-size:2.1em;line-height:1.18;font-weight:600;letter-spacing:-.01em;margin:0 0 .35em;text-wrap:balance}
.post h2{font-size:1.36em;line-height:1.3;font-weight:600;margin:1.7em 0 .6em}
.post h3{font-size:1.12em;line-height:1.35;font-weight:600;margin:1.5em 0 .5em}
.post h4,.post h5,.post h6{font-size:1em;font-weight:600;margin:1.4em 0 .4em}
.post .byline{font:400 .8rem/1.5 var(--ui);color:var(--ink-2);margin:0 0 1.6rem}
.post p,.post ul,.post ol,.post blockquote,.post figure,.post table,.post pre{margin:0 0 1.1em}
.post a{color:var(--accent);text-decoration-thickness:.06em;text-underline-offset:.16em}
.post a:hover{text-decoration-thickness:.12em}
.post img{max-width:100%;height:auto;border-radius:4px}
.post p>img:only-child,.post figure>img{display:block;margin-inline:auto}
.post figure{margin-inline:0}
.post figcaption{font:.8rem/1.5 var(--ui);color:var(--ink-2);margin-top:.5em}
.post .cover img{width:100%;max-height:28rem;object-fit:cover}
.post ul,.post ol{padding-inline-start:1.4em}
.post li{margin:.3em 0}
.post li>p{margin:.3em 0}
.post .contains-task-list{list-style:none;padding-inline-start:.2em}
.post blockquote{margin-inline:0;padding-inline-start:1.2em;border-inline-start:2px solid var(--accent);color:var(--ink-2)}
.post blockquote>:last-child{margin-bottom:0}
.post blockquote footer{font:.8rem/1.5 var(--ui);color:var(--ink-3);margin-top:.5em}
.post cite{font-style:normal}
.post code{font-family:ui-monospace,"iA Writer Quattro",Menlo,Consolas,monospace;font-size:.84em;background:var(--surface);border-radius:3px;padding:.1em .3em}
.post pre{background:var(--surface);border-radius:6px;padding:1em 1.2em;overflow-x:auto;line-height:1.5}
.post pre code{background:none;padding:0}
.post table{border-collapse:collapse;font-size:.92em;display:block;overflow-x:auto}
.post th{text-align:start;font-weight:600;border-bottom:1px solid var(--line-strong)}
.post th,.post td{padding:.4em .9em .4em 0;vertical-align:top}
.post td{border-bottom:1px solid var(--line)}
.post hr{border:0;border-top:1px solid var(--line-strong);margin:2em 0}
.post details{border-block:1px solid var(--line);padding:.5em 0}
.post summary{font:500 .86rem/1.5 var(--ui);color:var(--accent);cursor:pointer}
.post details[open]>summary{margin-bottom:.7em}
.post details>:last-child{margin-bottom:.2em}
.post span.spoiler{background:var(--ink);color:transparent;border-radius:3px;cursor:help;transition:background .12s,color .12s}
.post span.spoiler>*{visibility:hidden}
.post span.spoiler:is(:hover,:focus){background:var(--accent-soft);color:inherit}
.post span.spoiler:is(:hover,:focus)>*{visibility:visible}
.post .stars{display:inline-flex;gap:.12em;vertical-align:-.12em;color:var(--star)}
.post .star-on{fill:var(--star)}
.post .star-off{fill:var(--star-off)}
.post .rating{border-top:1px solid var(--line-strong);padding-top:1.1em;margin-top:2em}
.post .rating .stars{font-size:1.35em;vertical-align:-.2em}
.post .rating p{margin:0 0 .4em}
.post .rating-words{font:500 .8rem/1 var(--ui);color:var(--ink-2);margin-inline-start:.4em}
.post .verdict{font-style:italic;font-size:1.1em}
.post .warnings{font:400 .86rem/1.55 var(--ui);background:var(--surface);border-radius:6px;padding:.9em 1.1em}
.post .warnings-title{font-weight:600;margin:0 0 .2em}
.post .warnings p,.post .warnings ul{margin:0}
.post .warnings ul{list-style:none;padding:0}
.post .warnings li{margin:.1em 0}
.post .warnings details{border:0;padding:.4em 0 0}
.post .trailer a{display:flex;flex-direction:column;gap:.15em;border:1px solid var(--line-strong);border-radius:6px;padding:.8em 1.1em;text-decoration:none;font:500 .92rem/1.4 var(--ui);color:var(--ink)}
.post .trailer a:hover{border-color:var(--accent)}
.post .trailer small{font-size:.78rem;font-weight:400;color:var(--ink-2)}
.post .related{list-style:none;padding:0}
.post .related .emoji{display:inline-block;min-width:1.6em}
.post .related .stars{font-size:.72em;margin-inline-start:.6em;vertical-align:.02em}
.post .signoff{color:var(--ink-2);margin-top:2em}
.post .footnotes{font-size:.86em;color:var(--ink-2);border-top:1px solid var(--line);margin-top:2.4em;padding-top:1em}
.post .sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.post .missing-link{color:var(--bad);text-decoration:underline wavy var(--bad) 1px}
.post .missing-picture,.post .remote-picture{display:flex;flex-direction:column;gap:.2em;align-items:center;justify-content:center;min-height:7em;padding:1em;border:1px dashed var(--line-strong);border-radius:4px;font:400 .86rem/1.5 var(--ui);color:var(--ink-2);text-align:center}
.post .missing-picture{border-color:var(--bad);color:var(--bad)}
.post .remote-picture{cursor:pointer}
.post .remote-picture:is(:hover,:focus-visible){border-color:var(--accent)}
.post .remote-picture small{color:var(--accent)}
.post .placeholder{font:italic .86rem/1.5 var(--ui);color:var(--ink-3)}
.post :focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
@media (prefers-reduced-motion:reduce){.post *{transition:none!important}}
@media print{${print}}
`
