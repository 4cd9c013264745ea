// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.ContextConfiguration;

/** A test of a controller alone. */
@WebMvcTest(ShopController.class)
@ContextConfiguration(classes = ShopController.class)
class WebMvcSliceIT extends MockMvcScenarios {}
