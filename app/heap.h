// SPDX-FileCopyrightText: 2026 The Qunce authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace qunce::app {

/// For a program that lives a moment: what it frees it will soon need again, so nothing goes back to the system, and the
/// heap is made of large pages where there are any. First thing in main(). A year's ranking takes a fifth less time.
void prepareHeap();

} // namespace qunce::app
