#ifndef FEEDWATCH_CHTMLFLOOR_H
#define FEEDWATCH_CHTMLFLOOR_H

/// Parses `length` bytes of HTML into libxml2's tree and frees it; the number of elements below the root, 0 for no tree.
int feedwatch_html_floor(const char *bytes, int length);

#endif
