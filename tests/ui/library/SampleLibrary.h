// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/LibraryTree.h"

namespace test {

inline ui::LibraryNode node(ui::LibraryNode::Kind kind, const QString &path, const QString &title,
                            std::vector<ui::LibraryNode> children = {})
{
    ui::LibraryNode made;
    made.kind = kind;
    made.key = {QStringLiteral("/home/ann/events"), path};
    made.title = title;
    made.children = std::move(children);
    return made;
}

inline ui::LibraryNode record(const QString &path, qsizetype number, const QString &title)
{
    ui::LibraryNode made = node(ui::LibraryNode::Kind::Record, path, title);
    made.key.record = number;
    return made;
}

// events
//   ├ checkout
//   │   └ orders.records (differs): Order created, Order cancelled
//   ├ clicks.records (damaged)
//   └ staging.env.records
inline ui::LibraryTree sampleLibrary()
{
    using Kind = ui::LibraryNode::Kind;
    const QString ordersPath = QStringLiteral("checkout/orders.records");
    ui::LibraryNode orders = node(Kind::File, ordersPath, QStringLiteral("orders"),
                                  {record(ordersPath, 0, QStringLiteral("Order created")),
                                   record(ordersPath, 1, QStringLiteral("Order cancelled"))});
    orders.differs = true;
    orders.isFavourite = true;
    ui::LibraryNode clicks =
        node(Kind::File, QStringLiteral("clicks.records"), QStringLiteral("clicks"));
    clicks.problem = QStringLiteral("Line 3: a header without “:”.");
    ui::LibraryTree tree;
    tree.roots = {
        node(Kind::Collection, {}, QStringLiteral("events"),
             {node(Kind::Folder, QStringLiteral("checkout"), QStringLiteral("checkout"), {orders}),
              clicks,
              node(Kind::Environment, QStringLiteral("staging.env.records"),
                   QStringLiteral("staging"))}),
    };
    return tree;
}

} // namespace test
