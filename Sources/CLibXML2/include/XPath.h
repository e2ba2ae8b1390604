// XPath 1.0 by libxml2, on a tree that the caller builds.
// Trees are used by one thread at a time; different ones by different threads at once.
#ifndef FEEDWATCH_XPATH_H
#define FEEDWATCH_XPATH_H

#include <stddef.h>
#include <stdint.h>

typedef struct feedwatch_xpath_tree feedwatch_xpath_tree;
typedef struct feedwatch_xpath_element feedwatch_xpath_element;

// A tree with its uppermost element; NULL without memory. `number` is what a match is told by.
feedwatch_xpath_tree *feedwatch_xpath_tree_new(const char *name, uintptr_t number);
void feedwatch_xpath_tree_free(feedwatch_xpath_tree *tree);
feedwatch_xpath_element *feedwatch_xpath_tree_top(feedwatch_xpath_tree *tree);

// Each appends to `parent`; UTF-8 throughout, names and values end with NUL. NULL and no effect without memory.
feedwatch_xpath_element *feedwatch_xpath_add_element(feedwatch_xpath_element *parent, const char *name, uintptr_t number);
void feedwatch_xpath_add_text(feedwatch_xpath_element *parent, const uint8_t *text, size_t count);
void feedwatch_xpath_add_attribute(feedwatch_xpath_element *parent, const char *name, const char *value);

// Whether `expression` can be compiled: what it calls need not be there yet. `tree` is any.
int feedwatch_xpath_is_expression(feedwatch_xpath_tree *tree, const char *expression);

typedef enum {
  feedwatch_xpath_found,       // a set of nodes, which may be empty
  feedwatch_xpath_no_result,   // it cannot be compiled, takes too many operations, or calls what is not there
  feedwatch_xpath_no_elements, // a number, a text or a truth value
} feedwatch_xpath_outcome;

// Evaluates `expression` at the top of `tree` in at most `operations` (0: no limit). Calls `found` with the number of each
// element in the result, in no promised order; `found` may be NULL.
feedwatch_xpath_outcome feedwatch_xpath_evaluate(feedwatch_xpath_tree *tree, const char *expression, unsigned long operations,
                                                 void (*found)(void *context, uintptr_t number), void *context);

#endif
