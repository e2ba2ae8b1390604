/// What stands inside what on a page: boxes, tables, rows, cells, items, and as leaves the lines of text.
///
/// Only elements that show text have a scope. Inline elements have none: their words belong to the line around them.
package struct ScopeTree: Sendable {
  /// What a scope is, whatever elements it is made of.
  package enum Role: Hashable, Sendable {
    /// `h1` to `h6`.
    case heading(Int)
    /// `summary`, `legend`, `caption`: the head of the element it stands in.
    case head
    /// A button or a title that opens or heads what follows it.
    case button
    case term
    case item
    case grid, row, cell
    case box
    /// A line of a block: a leaf.
    case line
  }

  /// An element that shows text, or a line.
  package struct Scope: Sendable {
    /// What it is.
    package var role: Role
    /// -1 for the root.
    package var parent: Int
    /// The scopes right inside it, in reading order, by their numbers.
    package var children: [Int] = []
    /// Elements of one look have equal numbers.
    package var look: UInt32 = 0
    /// Of a line: the number of its block, -1 otherwise.
    package var block = -1
    /// Of a line: UTF-8 offsets into the block's text.
    package var range = 0..<0
    /// The head of its column that a cell carries with it, or the control that opens a panel.
    package var head: String?
    /// Part of the frame around the page, or an aside.
    package var isFurniture = false
  }

  /// A cell with the rows and columns that it covers.
  package struct Cell: Sendable {
    /// -1 where the cell is empty.
    package var scope: Int
    /// The rows that it covers, counted from 0.
    package var rows: Range<Int>
    /// The columns that it covers, counted from 0.
    package var columns: Range<Int>
    /// Whether it is the head of rows or of columns.
    package var isHead: Bool
  }

  /// The resolved cells of a table, or of boxes laid out like one.
  package struct Grid: Sendable {
    /// Row by row, each once, however many rows and columns it covers.
    package var cells: [Cell] = []
    /// How many rows there are.
    package var rows = 0
    /// How many columns there are.
    package var columns = 0
    /// The cell by the number of its scope.
    package var places: [Int: Int] = [:]
    /// Rows of equal boxes: a grid only where the first holds no value.
    package var isGuess = false

    /// A grid without cells.
    package init() {}
  }

  package internal(set) var scopes: [Scope] = []
  /// By the number of the scope.
  package internal(set) var grids: [Int: Grid] = [:]
  /// The lines of each block.
  package internal(set) var lines: [Range<Int>] = []
  /// The scopes of lines, in reading order.
  package internal(set) var leaves: [Int] = []

  /// A tree of nothing.
  package init() {}

  /// The line of block number `block` that holds the byte `offset`, or the nearest one; nil where the block has no line.
  package func leaf(block: Int, offset: Int) -> Int? {
    guard lines.indices.contains(block), !lines[block].isEmpty else { return nil }
    var found = leaves[lines[block].lowerBound]
    for place in lines[block] {
      guard scopes[leaves[place]].range.lowerBound <= offset else { break }
      found = leaves[place]
    }
    return found
  }
}
