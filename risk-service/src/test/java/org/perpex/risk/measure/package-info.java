/** Tests of the measures of risk. */
@NullMarked
package org.perpex.risk.measure;

import org.jspecify.annotations.NullMarked;
