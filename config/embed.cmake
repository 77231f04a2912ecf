# SPDX-License-Identifier: EUPL-1.2
# embed(TARGET FUNCTION BASE files...): compiles files into TARGET with .incbin and defines, in namespace wc,
#   std::vector<Embedded> FUNCTION();   (config/embedded.h) with names relative to BASE.
function(embed target function base)
  set(asm ".section .note.GNU-stack,\"\",@progbits\n.section .rodata\n")
  set(decl "")
  set(rows "")
  set(i 0)
  foreach(file IN LISTS ARGN)
    file(RELATIVE_PATH name ${base} ${file})
    set(sym "wc_${function}_${i}")
    string(APPEND asm ".balign 64\n.global ${sym}\n.global ${sym}_end\n${sym}:\n.incbin \"${file}\"\n${sym}_end:\n.byte 0\n")
    string(APPEND decl "extern \"C\" const char ${sym}[];\nextern \"C\" const char ${sym}_end[];\n")
    string(APPEND rows "      {\"${name}\", {${sym}, static_cast<std::size_t>(${sym}_end - ${sym})}},\n")
    math(EXPR i "${i}+1")
  endforeach()
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${function}_embedded)
  file(CONFIGURE OUTPUT ${out}.S CONTENT "${asm}" @ONLY)
  file(CONFIGURE OUTPUT ${out}.cc CONTENT
"#include \"config/embedded.h\"\n\n${decl}\nnamespace wc {\nstd::vector<Embedded> ${function}() {\n  return {\n${rows}  };\n}\n}  // namespace wc\n" @ONLY)
  # TARGET_DIRECTORY: the target may live in another folder than the one that calls.
  set_source_files_properties(${out}.S TARGET_DIRECTORY ${target} PROPERTIES OBJECT_DEPENDS "${ARGN}")
  target_sources(${target} PRIVATE ${out}.S ${out}.cc)
endfunction()
