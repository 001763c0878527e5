/** Acts that take more than one person: who asked for what, who approved it, and whether it was done. */
@NullMarked
package org.perpex.user.approval;

import org.jspecify.annotations.NullMarked;
