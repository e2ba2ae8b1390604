/// The looks of the report: light and dark, from 360 px on, and on paper. What a colour says is always said in words too.
enum ReportStyle {
  static let text = base + changes + tables + plots + variants

  private static let base = """
    :root{color-scheme:light dark;--ground:#fff;--ink:#1b1b1b;--soft:#53585f;--line:#c6cace;--edge:#767676;--link:#005ea2;\
    --was:#fbeaea;--now:#e7f4e4;--bar:#2a6db0;--other:#6a4fa3;--past:#8a8f96;--fault:#b50909;--warn:#8a4b00;--panel:#f4f5f6}
    *{box-sizing:border-box}
    body{margin:0;background:var(--ground);color:var(--ink);\
    font:16px/1.5 -apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;overflow-wrap:anywhere}
    header,main,footer{max-width:68rem;margin:0 auto;padding:0 16px}
    a{color:var(--link)}
    a:focus-visible,input:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    .skip{position:absolute;left:-999em}
    .skip:focus{left:8px;top:8px;padding:.5em;background:var(--ground)}
    nav ul{display:flex;flex-wrap:wrap;gap:.2em 1.2em;list-style:none;margin:0;padding:.8em 0;border-bottom:1px solid var(--line)}
    nav a{display:inline-block;padding:.3em 0}
    nav a[aria-current]{color:var(--ink);font-weight:bold;text-decoration:none;box-shadow:0 3px 0 var(--ink)}
    h1{font-size:1.6em;line-height:1.25;margin:.9em 0 .5em}
    h2{font-size:1.25em;line-height:1.3;margin:2em 0 .5em;padding-bottom:.2em;border-bottom:2px solid var(--edge)}
    h3{font-size:1.05em;line-height:1.4;margin:1.4em 0 .3em}
    .lead{font-size:1.1em}
    .soft,footer,caption,figcaption{color:var(--soft)}
    footer{margin-top:3em;padding-bottom:2em;font-size:.9em}
    .badge{font-size:.75em;font-weight:bold;text-transform:uppercase;letter-spacing:.03em;border:1px solid;border-radius:3px;\
    padding:.05em .4em;margin-right:.4em;white-space:nowrap}
    .state-failing,.state-blocked,.state-suspect,.state-gone,.badge.critical{color:var(--fault);font-weight:bold}
    .unconfirmed,.badge.high{color:var(--warn);font-weight:bold}
    .filter{margin:1em 0;padding:.8em 1em;background:var(--panel)}
    .filter label{display:block;font-weight:bold}
    .filter input{width:100%;max-width:30em;font:inherit;padding:.4em .5em;color:inherit;background:var(--ground);border:1px solid var(--edge)}
    .filter p{margin:.3em 0 0}
    [hidden]{display:none!important}

    """

  private static let changes = """
    .item{margin:1.2em 0;padding:.1em 0 .1em .9em;border-left:5px solid var(--edge)}
    .item.critical{border-left-color:var(--fault)}
    .item.high{border-left-color:var(--warn)}
    .item h3{margin:.1em 0 .5em}
    .pair{display:grid;grid-template-columns:1fr 1fr;gap:8px;margin:.4em 0}
    .pair div{padding:.4em .7em .5em}
    .was{background:var(--was)}
    .now{background:var(--now)}
    .pair p{margin:0}
    .side{font-size:.85em;font-weight:bold}
    .pair b{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:2px}
    .was b{text-decoration-style:dashed}
    dl{margin:.4em 0}
    dl div{display:grid;grid-template-columns:6.5em 1fr;gap:.6em}
    dt{color:var(--soft)}
    dd{margin:0}
    .entries{list-style:none;margin:0;padding:0}
    .entries li{padding:.6em 0;border-bottom:1px solid var(--line)}
    .entries p{margin:.15em 0}
    .columns{columns:20em;padding-left:1.2em}

    """

  private static let tables = """
    table{border-collapse:collapse;width:100%;margin:.6em 0}
    caption{text-align:left;font-size:.9em;padding-bottom:.3em}
    th,td{text-align:left;vertical-align:top;padding:.4em .8em .4em 0;border-bottom:1px solid var(--line)}
    tbody th{font-weight:normal}
    thead th{font-size:.9em;color:var(--soft);border-bottom:2px solid var(--edge)}
    th.number,.number{text-align:right;font-variant-numeric:tabular-nums}
    td ol li+li{margin-top:.4em}
    .date{white-space:nowrap}
    td ul,td ol{margin:0;padding:0;list-style:none}
    .contact{width:34%}
    .value{font-weight:bold}
    .track{display:block;width:100%;height:1.1em;min-width:12em;background:var(--panel)}
    td.line{width:32%}

    """

  private static let plots = """
    figure{margin:1em 0;break-inside:avoid}
    figure svg{display:block;width:100%;height:11em;background:var(--panel);border-left:1px solid var(--edge);border-bottom:1px solid var(--edge)}
    .ends{display:flex;justify-content:space-between;gap:1em;font-size:.85em;color:var(--soft)}
    .key{list-style:none;display:flex;flex-wrap:wrap;gap:.2em 1.2em;margin:.4em 0;padding:0}
    .key svg{display:inline-block;width:1.1em;height:1.1em;margin-right:.4em;vertical-align:-.15em;border:0}
    .bar,.read{fill:var(--bar)}
    .other{fill:var(--other)}
    .past,.unchanged{fill:var(--past)}
    .failed,.problem{fill:var(--fault)}
    .hatch{stroke:var(--ground);stroke-width:2}
    .dot{stroke:var(--bar);stroke-width:6;stroke-linecap:round;vector-effect:non-scaling-stroke}
    .curve{fill:none;stroke:var(--past);stroke-width:1;vector-effect:non-scaling-stroke}

    """

  private static let variants = """
    @media (max-width:640px){
    .pair{grid-template-columns:1fr}
    dl div{grid-template-columns:5em 1fr}
    table.cards,.cards caption,.cards tbody,.cards tr,.cards th,.cards td{display:block;width:auto}
    .cards thead{position:absolute;left:-999em}
    .cards tr{padding:.5em 0;border-bottom:1px solid var(--line)}
    .cards th,.cards td{border:0;padding:.1em 0}
    .cards [data-name]::before{content:attr(data-name) ": ";color:var(--soft)}
    .cards .number{text-align:left}
    }
    @media screen and (prefers-color-scheme:dark){
    :root{--ground:#17191c;--ink:#eef0f2;--soft:#b4b9c1;--line:#3c4147;--edge:#8d939b;--link:#8cc3f5;--was:#4a2326;--now:#1f3d24;\
    --bar:#6aaef0;--other:#b79cf0;--past:#7d848d;--fault:#f59a93;--warn:#f0b35e;--panel:#22262b}
    }
    @page{margin:15mm}
    @media print{
    header,.pager,.filter,.skip{display:none}
    body{font-size:10.5pt}
    main,footer{max-width:none;padding:0}
    .item,tr,.entries li{break-inside:avoid}
    h2,h3{break-after:avoid}
    .was,.now,.track,figure svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    .item h3 a::after{content:" <" attr(href) ">";font-weight:normal;font-size:.85em}
    }

    """
}
