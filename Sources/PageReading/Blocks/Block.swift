package import Model

/// A run of text that a reader sees as one piece: a paragraph, a list item, a table cell, a heading.
package struct Block: Sendable {
  /// What a block is on the page.
  package enum Role: Hashable, Sendable {
    case heading(Int)
    case paragraph, listItem, term, definition, cell, headCell, caption, summary, button, address, other
  }

  /// What it is.
  package var role: Role
  /// The part of the page it stands in.
  package var region: Region
  /// The headings above it, outermost first; accordion heads, tabs, `summary`, `caption`, `legend` count as headings.
  package var section: [String]
  /// Visible text, white space folded, lines (`<br>`, nested block ends) separated by "\n".
  package var text: String
  /// Links inside the text, in order.
  package var links: [Link]
  /// Set for table cells, and for whatever is laid out like one.
  package var cell: Cell?
  /// The words that introduce the block: the `dt` of a `dd`, a bold lead-in, the head of its row.
  package var label: String?
  /// Identity of the nearest enclosing container (list, table row, card, panel): blocks with equal numbers belong together.
  package var container: Int
  /// The element around that container.
  package var outerContainer = 0
  /// `address`, `fax`, `tel`, … where mark-up says what the text is (microdata, h-card class names, `<address>`).
  package var marks: Set<String>
  /// The `alt` texts of images in the block that stand in no link.
  package var images: [String] = []
  /// Icons and images that say in a word what comes next (`aria-label`, `alt`, `title`), in order.
  package var icons: [Icon] = []

  /// A block of `text`.
  package init(
    role: Role, region: Region = .main, section: [String] = [], text: String, links: [Link] = [],
    cell: Cell? = nil,
    label: String? = nil, container: Int = 0, marks: Set<String> = []
  ) {
    self.role = role
    self.region = region
    self.section = section
    self.text = text
    self.links = links
    self.cell = cell
    self.label = label
    self.container = container
    self.marks = marks
  }

  /// A link (`<a>`, `<area>`, a button) inside a block.
  package struct Link: Hashable, Sendable {
    /// UTF-8 offsets into the block's text.
    package var range: Range<Int>
    /// As written; nil for a button without a target.
    package var href: String?
    /// Absolute, resolved with the page's base URL; nil where it cannot be.
    package var url: String?
    /// Text, or `aria-label`, `title`, the `alt` of its image where there is none.
    package var name: String
    /// `data-cfemail` and the like, by attribute name.
    package var attributes: [String: String]

    /// A link named `name`.
    package init(
      range: Range<Int>, href: String?, url: String?, name: String, attributes: [String: String] = [:]
    ) {
      self.range = range
      self.href = href
      self.url = url
      self.name = name
      self.attributes = attributes
    }
  }

  /// A picture that stands for a word.
  package struct Icon: Hashable, Sendable {
    /// UTF-8 offset into the block's text: where the words behind it begin.
    package var offset: Int
    /// The word: what it is called for those who do not see it.
    package var name: String

    /// An icon called `name` before `offset`.
    package init(offset: Int, name: String) {
      self.offset = offset
      self.name = name
    }
  }

  /// Where a block stands in a table.
  package struct Cell: Hashable, Sendable {
    /// Equal for the cells of one table, and for no others of the page.
    package var table: Int
    /// Counted from 0.
    package var row: Int
    /// Counted from 0.
    package var column: Int
    /// The column's head, or the cell's `data-label`.
    package var columnHead: String?
    /// The first cell of the row.
    package var rowHead: String?

    /// Whether it is the next one to the right of `other`, in the same row.
    package func isRight(of other: Cell) -> Bool {
      table == other.table && row == other.row && column == other.column + 1
    }

    /// Row `row`, column `column` of table `table`, all counted from 0.
    package init(table: Int, row: Int, column: Int, columnHead: String? = nil, rowHead: String? = nil) {
      self.table = table
      self.row = row
      self.column = column
      self.columnHead = columnHead
      self.rowHead = rowHead
    }
  }
}
