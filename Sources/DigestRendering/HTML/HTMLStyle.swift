import Text

/// The looks of the HTML digest: one style sheet inside the page, light and dark, readable from 360 px on; nothing remote.
enum HTMLStyle {
  static let sheet: HTML = """
    :root{color-scheme:light dark}
    body{margin:0;padding:16px;background:#fff;color:#1b1b1b;font:16px/1.5 -apple-system,"Segoe UI",Roboto,Arial,sans-serif}
    main{max-width:46em;margin:0 auto}
    h1,h2,h3,p{overflow-wrap:anywhere}
    h1{font-size:1.3em;line-height:1.3;margin:0 0 .6em}
    h2{font-size:1.1em;margin:2em 0 .4em;padding-bottom:.2em;border-bottom:2px solid #767676}
    h3{font-size:1em;margin:0 0 .3em}
    .item{margin:1.2em 0;padding:.2em 0 .2em .8em;border-left:4px solid #8a8a8a}
    .critical .item{border-left-color:#b50909}
    .contact .item{border-left-color:#a05a00}
    .badge{font-size:.8em;font-weight:bold;text-transform:uppercase;border:1px solid;padding:0 .4em;margin-right:.4em}
    table{border-collapse:collapse;width:100%}
    th{width:4.8em;padding:.1em .6em .1em 0;text-align:left;vertical-align:top;font-weight:normal;color:#565c65}
    td{padding:.1em 0;vertical-align:top;overflow-wrap:anywhere;word-break:break-word}
    .was td{background:#fbeaea;padding-left:.4em}
    .now td{background:#e7f4e4;padding-left:.4em}
    td b{text-decoration:underline;text-decoration-thickness:2px}
    a{color:#005ea2}
    .coverage{font-weight:bold}
    footer{margin-top:2em;color:#565c65;font-size:.9em}
    @media screen and (prefers-color-scheme:dark){
    body{background:#1b1b1b;color:#f0f0f0}
    th,footer{color:#b6bac2}
    a{color:#8cc3f5}
    .was td{background:#4a2326}
    .now td{background:#1f3d24}
    .critical .item{border-left-color:#f2938c}
    .contact .item{border-left-color:#f0b35e}
    }
    @media print{.item{break-inside:avoid}}
    """
}
