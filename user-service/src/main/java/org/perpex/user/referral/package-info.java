/** Who invited whom. */
@NullMarked
package org.perpex.user.referral;

import org.jspecify.annotations.NullMarked;
