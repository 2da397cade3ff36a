// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/drafts/PoolWork.h"

#include "core/result/Deliver.h"

namespace app {

void PoolWork::run(QObject *owner, std::function<Ending()> work)
{
    core::deliver(runIn(m_pool, std::move(work)), owner, [](const Ending &ending) { ending(); });
}

} // namespace app
