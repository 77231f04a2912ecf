// SPDX-License-Identifier: EUPL-1.2
// The main() of every unit test.
#define BOOST_TEST_MODULE webcared
#include <boost/test/unit_test.hpp>
