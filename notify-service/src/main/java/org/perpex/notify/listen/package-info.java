/** Listen keys: who may listen to which account, and until when. */
@NullMarked
package org.perpex.notify.listen;

import org.jspecify.annotations.NullMarked;
