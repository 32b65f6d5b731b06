/** Right: this package says what it owns. */
@NullMarked
package kz.muragat.wrong.text;

import org.jspecify.annotations.NullMarked;
