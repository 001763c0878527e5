/** Says no, in the words of the interface that was called. */
@NullMarked
package org.perpex.gateway.refusal;

import org.jspecify.annotations.NullMarked;
