// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.it.boot;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/** A test of the whole application without a web server. */
@SpringBootTest(classes = ShopApplication.class)
@AutoConfigureMockMvc
class MockMvcIT extends MockMvcScenarios {}
