/** Answers, traces and guards what enters and leaves a servlet service. */
@NullMarked
package org.perpex.common.spring.web;

import org.jspecify.annotations.NullMarked;
