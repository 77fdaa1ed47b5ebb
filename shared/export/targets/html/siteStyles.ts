/** What the pages around an article look like; colours and fonts are those of articleCss. */
export const siteCss = `
*{box-sizing:border-box}
html{background:var(--paper);-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:44rem;padding:0 1.25rem 3rem;color:var(--ink);font:400 1rem/1.55 var(--ui)}
a{color:var(--accent);text-underline-offset:.16em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;inset-inline-start:-999rem}
.skip:focus{inset:.5rem auto auto .5rem;background:var(--raised);padding:.5rem .8rem}
header.site{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:baseline;justify-content:space-between;padding:1.6rem 0 1rem;margin-bottom:2.4rem;border-bottom:1px solid var(--line)}
.site-title{font:600 1.15rem/1.3 var(--read);color:var(--ink);text-decoration:none}
header.site nav{display:flex;gap:1.2rem;font-size:.86rem}
main>h1{font:600 2rem/1.2 var(--read);margin:0 0 1.6rem}
.posts,.groups,.tags{list-style:none;padding:0;margin:0}
.posts>li{padding:1.3rem 0;border-bottom:1px solid var(--line)}
.posts article{display:flex;gap:1.2rem;align-items:flex-start}
.posts img{width:6.5rem;aspect-ratio:3/4;object-fit:cover;border-radius:4px;flex:none}
.posts h2{font:600 1.28rem/1.3 var(--read);margin:0 0 .2rem}
.posts h2 a{color:var(--ink);text-decoration:none}
.posts h2 a:hover{text-decoration:underline}
.posts p{margin:.25rem 0 0;color:var(--ink-2)}
.about{font-size:.86rem}
.about>*{margin-inline-end:.5rem}
.stars{display:inline-flex;gap:.12em;vertical-align:-.12em}
.star-on{fill:var(--star)}
.star-off{fill:var(--star-off)}
.groups li{padding:.45rem 0}
.count{color:var(--ink-3);font-size:.86rem;margin-inline-start:.3rem}
.post :is(th,td).align-left{text-align:left}
.post :is(th,td).align-right{text-align:right}
.post :is(th,td).align-center{text-align:center}
.more-posts{margin-top:2.4rem}
.posts .line{font-size:.86rem;color:var(--ink-3)}
.filters{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:.4rem 1.4rem;font-size:.92rem;padding-bottom:1.4rem;border-bottom:1px solid var(--line)}
.filters>p{grid-column:1/-1;margin:0 0 .4rem;color:var(--ink-2)}
.filters fieldset{border:0;margin:0;padding:0;min-width:0}
.filters legend{font-weight:600;padding:.4rem 0 .1rem}
.filters ul{list-style:none;margin:0;padding:0}
.filters label{display:block;padding:.2rem 0}
.filters input{accent-color:var(--accent);margin:0 .35rem 0 0}
.search label{display:block;font-size:.92rem;color:var(--ink-2);margin-bottom:.35rem}
.search .query{display:flex;gap:.6rem}
.search button{font:inherit;color:var(--raised);background:var(--accent);border:0;border-radius:6px;padding:.55rem 1rem;cursor:pointer}
.search input{flex:1;min-width:0;font:inherit;color:var(--ink);background:var(--raised);border:1px solid var(--line-strong);border-radius:6px;padding:.55rem .75rem}
.results{list-style:none;padding:0}
.results li{padding:.6rem 0;border-bottom:1px solid var(--line)}
.results a{font:600 1.1rem/1.3 var(--read);color:var(--ink);text-decoration:none}
.results a:hover{text-decoration:underline}
.results span{color:var(--ink-2);font-size:.86rem;margin-inline-start:.4rem}
.tags{display:flex;flex-wrap:wrap;gap:.4rem 1rem;font-size:.86rem;margin-top:2.4rem}
.neighbours{display:flex;flex-wrap:wrap;gap:.6rem 2rem;justify-content:space-between;border-top:1px solid var(--line);margin-top:2.4rem;padding-top:1rem;font-size:.92rem}
.neighbours span{color:var(--ink-3)}
footer.site{border-top:1px solid var(--line);margin-top:3rem;font-size:.86rem;color:var(--ink-2)}
@media (max-width:30rem){.posts img{width:4.5rem}}
@media print{header.site nav,footer.site,.neighbours,.skip{display:none}html{background:none}body{max-width:none}}
`
