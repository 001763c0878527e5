/** What takes two people, in the words that services ask user-service for it; and what they report to its audit trail. */
@NullMarked
package org.perpex.common.spring.approval;

import org.jspecify.annotations.NullMarked;
